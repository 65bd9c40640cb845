/** Command line options of programs that take a password, by the manuals of these programs. */

export interface PasswordOption {
  readonly name: string;
  /** The program; tried where a word begins. */
  readonly programs: RegExp;
  /** What precedes the password on the line of the program. */
  readonly option: RegExp;
  /** What ends the password, other than a blank or a quote. */
  readonly end?: string;
}

/** With the passphrases for proof and for privacy. */
const snmpClient = /snmp(?:get|getnext|bulkget|walk|bulkwalk|set|table|trap|inform)\b/y;

export const passwordOptions: readonly PasswordOption[] = [
  { name: 'curl -u', programs: /curl\b/y, option: /[ \t](?:-u|-U|--user|--proxy-user)[ \t=]?["']?[^\s"':$]{1,64}:/d },
  { name: 'curl --oauth2-bearer', programs: /curl\b/y, option: /[ \t]--oauth2-bearer[ \t=]["']?/d },
  {
    name: 'login -p',
    programs: /(?:(?:docker|podman|nerdctl|buildah|helm(?: registry)?|az|oc|cf)[ \t]+login|twine[ \t]+upload)\b/y,
    option: /[ \t]-p[ \t=]?["']?/d,
  },
  // The ports of a container with such a name are not a password: `--name mysql -p3306:3306`.
  { name: 'mysql -p', programs: /(?:mysql(?:dump|admin|import|show)?|mariadb)\b/y, option: /[ \t]-p["']?(?!\d+(?:[:/"'\s]|$))(?=\S)/d },
  // The token; other methods are given `name=value`.
  {
    name: 'vault login',
    programs: /vault[ \t]+login\b/y,
    option:
      /^(?:[ \t]+-(?:method|path|namespace|address|field|format)[ \t]+\S+|[ \t]+-(?!(?:method|path|namespace|address|field|format)[ \t])[^\s=]+(?:=\S+)?)*[ \t]+["']?(?:token=)?(?![\w-]+=)(?=\$|[^\s"'-][^\s"']*\d)/d,
  },
  { name: 'mongo -p', programs: /(?:mongo(?:sh|dump|restore|import|export)?|cqlsh)(?=[ \t])/y, option: /[ \t]-p[ \t]?["']?/d },
  { name: 'mysqladmin password', programs: /mysqladmin\b/y, option: /[ \t]password[ \t]+["']?/d },
  { name: 'sshpass -p', programs: /sshpass\b/y, option: /[ \t]-p[ \t]?["']?/d },
  { name: 'redis-cli -a', programs: /redis-cli\b/y, option: /[ \t](?:-a|--pass)[ \t=]["']?/d },
  {
    name: 'net user',
    programs: /net[ \t]+user\b/y,
    option: /^(?:[ \t]+\/\w+(?::\S+)?)*[ \t]+["']?[\w.\\-]{1,64}["']?[ \t]+["']?(?=[^\s/*"'])/d,
  },
  {
    name: 'ConvertTo-SecureString',
    programs: /ConvertTo-SecureString\b/y,
    option: /^(?:[ \t]+-(?:AsPlainText|Force|String))*[ \t]+["']?(?=[^\s"'(-])/d,
  },
  {
    name: 'htpasswd -b',
    programs: /htpasswd\b/y,
    option: /[ \t]-[A-Zac-z]*b[A-Za-z]*(?:[ \t]+-\w+)*[ \t]+[^\s-]\S{0,255}[ \t]+[^\s-]\S{0,63}[ \t]+["']?/d,
  },
  {
    name: 'mosquitto_passwd -b',
    programs: /mosquitto_passwd\b/y,
    option: /[ \t]-[cHU]*b[cHU]*(?:[ \t]+-\w+)*[ \t]+[^\s-]\S{0,255}[ \t]+[^\s-]\S{0,63}[ \t]+["']?/d,
  },
  { name: 'elasticsearch-users -p', programs: /elasticsearch-users[ \t]+(?:useradd|passwd)\b/y, option: /[ \t]-p[ \t]+["']?/d },
  // `-p` of WildFly.
  { name: 'add-user -p', programs: /add-user\.sh\b/y, option: /[ \t]-p[ \t]+["']?/d },
  {
    name: 'rabbitmqctl',
    programs: /rabbitmqctl[ \t]+(?:add_user|change_password)\b/y,
    option: /^[ \t]+["']?[^\s"']{1,64}["']?[ \t]+["']?/d,
  },
  { name: 'ldap -w', programs: /ldap(?:search|add|modify|delete|passwd|whoami)\b/y, option: /[ \t]-w[ \t]?["']?/d },
  { name: 'keytool -storepass', programs: /keytool\b/y, option: /[ \t]-(?:src|dest)?(?:store|key)pass[ \t]+["']?/d },
  { name: 'requirepass', programs: /(?:requirepass|masterauth)\b/y, option: /^["']?[ \t]+["']?/d },
  { name: 'sqlcmd -P', programs: /(?:sqlcmd|osql|bcp)\b/y, option: /[ \t]-P[ \t]?["']?/d },
  {
    name: 'net use',
    programs: /net[ \t]+use\b/y,
    option: /[ \t]\/user:\S{1,128}[ \t]+["']?(?=[^\s/*"'])|[ \t]\\\\[^\s"']{1,256}["']?[ \t]+["']?(?=[^\s/*"']{1,128}["']?[ \t]+\/user:)/di,
  },
  { name: 'schtasks /rp', programs: /schtasks(?:\.exe)?\b/iy, option: /[ \t]\/rp[ \t]+["']?(?!\*)/di },
  { name: 'psexec -p', programs: /(?:psexec(?:64)?|winrs)(?:\.exe)?\b/iy, option: /[ \t][-/]p(?:assword)?[ \t:]["']?/d },
  { name: 'dsadd -pwd', programs: /ds(?:add|mod)[ \t]+user\b/y, option: /[ \t]-pwd[ \t]+["']?(?!\*)/d },
  {
    name: 'sqlplus',
    programs: /(?:sqlplus|expdp|impdp|sqlldr|rman)\b/y,
    option: /[ \t]["']?[\w$#]{1,64}\/["']?(?=[^\s/@"']{1,128}["']?@)/d,
    end: '@',
  },
  // What it is to connect to may be left out.
  {
    name: 'sqlplus',
    programs: /sqlplus\b/y,
    option: /^(?:[ \t]+-[A-Za-z]+)*[ \t]+["']?[\w$#]{1,64}\/["']?(?=[^\s/@"']{1,128}["']?(?:\s|$))/d,
  },
  { name: 'rabbitmqadmin -p', programs: /rabbitmqadmin\b/y, option: /[ \t]-p[ \t=]?["']?/d },
  { name: 'netdom', programs: /netdom\b/iy, option: /[ \t]\/(?:password|p)[do]:["']?(?!\*)/di },
  { name: 'cloudflared', programs: /cloudflared[ \t]+service[ \t]+install\b/y, option: /^[ \t]+["']?(?=eyJ)/d },
  { name: 'lftp -u', programs: /lftp\b/y, option: /[ \t]-u[ \t]+["']?[^\s,"']{1,64},/d },
  // The name and the address of the store, the user, the password (MinIO client).
  {
    name: 'mc alias set',
    programs: /mc(?:li)?[ \t]+(?:alias[ \t]+set|config[ \t]+host[ \t]+add)\b/y,
    option:
      /^[ \t]+["']?[\w.-]{1,64}\/?["']?[ \t]+["']?https?:\/\/[^\s"']{1,256}["']?[ \t]+["']?[^\s"'-][^\s"']{0,127}["']?[ \t]+["']?(?=[^\s"'-])/d,
  },
  { name: 'operator unseal', programs: /vault[ \t]+operator[ \t]+unseal\b/y, option: /^(?:[ \t]+-\S{1,256})*[ \t]+["']?(?=[^\s"'-])/d },
  { name: 'set-initial-password', programs: /neo4j-admin\b/y, option: /[ \t]set-initial-password[ \t]+["']?(?=[^\s"'-])/d },
  { name: 'pypi-token', programs: /poetry[ \t]+config\b/y, option: /[ \t]pypi-token\.[\w.-]{1,64}[ \t]+["']?(?=[^\s"'-])/d },
  { name: 'nuget push -k', programs: /nuget(?:\.exe)?[ \t]+push\b/y, option: /[ \t]-k[ \t]+["']?/d },
  { name: 'ssh-keygen -N', programs: /ssh-keygen\b/y, option: /[ \t]-N[ \t]*["']?(?=[^\s"'-])/d },
  { name: 'nmcli password', programs: /nmcli\b/y, option: /[ \t](?:password|(?:802-11-wireless-security|wifi-sec)\.psk)[ \t]+["']?/d },
  { name: 'ipmitool -P', programs: /ipmitool\b/y, option: /[ \t]-P[ \t]?["']?/d },
  { name: 'snmp -A', programs: snmpClient, option: /[ \t]-A[ \t]+["']?/d },
  { name: 'snmp -X', programs: snmpClient, option: /[ \t]-X[ \t]+["']?/d },
  { name: 'zip -P', programs: /(?:un)?zip\b/y, option: /[ \t]-P[ \t]+["']?/d },
  { name: '7z -p', programs: /7za?\b/y, option: /[ \t]-p["']?(?=[^\s"'])/d },
  // With `--pw-nt-hash` it is a hash, not a password.
  {
    name: 'samba -U',
    programs: /(?:smbclient|rpcclient|smbget|smbcacls|net[ \t]+(?:ads|rpc))\b/y,
    option: /[ \t](?:-U|--user)[ \t=]?["']?[\w.@\\-]{1,128}%/d,
  },
  { name: 'openssl -k', programs: /openssl[ \t]+(?:enc|aes-?\d{3}-?\w{3})\b/y, option: /[ \t]-k[ \t]+["']?/d },
  {
    name: 'openssl passwd',
    programs: /openssl[ \t]+passwd\b/y,
    option: /^(?:[ \t]+-(?:(?:salt|in|rand)[ \t]+[^\s-]\S{0,63}|(?!(?:salt|in|rand)\b)\w{1,10}))*[ \t]+["']?(?=[^\s"'<|)-])/d,
  },
  {
    name: 'mkpasswd',
    programs: /mkpasswd\b/y,
    option: /^(?:[ \t]+-(?:[mSR][ \t]+|-(?:method|salt|rounds)[ \t=])\S{1,64})*[ \t]+["']?(?=[^\s"'<|)-])/d,
  },
  { name: 'reset-admin-password', programs: /grafana(?:-cli|[ \t]+cli)\b/y, option: /[ \t]reset-admin-password[ \t]+["']?(?=[^\s"'-])/d },
  {
    name: 'ngrok authtoken',
    programs: /ngrok[ \t]+(?:authtoken|config[ \t]+add-authtoken)\b/y,
    option: /^[ \t]+["']?(?=\w{40,60}(?:[\s"']|$))/d,
  },
  {
    name: 'cargo login',
    programs: /cargo[ \t]+login\b/y,
    option: /^(?:[ \t]+--registry[ \t=]\S{1,64})?[ \t]+["']?(?=\w{32,64}(?:[\s"']|$))/d,
  },
  { name: 'pro attach', programs: /(?:ua|pro)[ \t]+attach\b/y, option: /^[ \t]+["']?(?=[A-Za-z0-9]{24,30}(?:[\s"']|$))/d },
  { name: 'codecov -t', programs: /codecov\b/y, option: /[ \t]-t[ \t]+["']?(?=[0-9a-f]{8}-)/d },
  { name: 'snyk auth', programs: /snyk[ \t]+auth\b/y, option: /^[ \t]+["']?(?=[0-9a-f]{8}-)/d },
  {
    name: '-password',
    programs: /(?:nuget(?:\.exe)?[ \t]+sources?|splunk[ \t]+(?:add|edit))[ \t]/y,
    option: /[ \t]-password[ \t]+["']?(?=[^\s"'-])/di,
  },
  { name: '-auth', programs: /splunk[ \t]|jenkins-cli\.jar\b/y, option: /[ \t]-auth[ \t]+["']?[\w.@-]{1,64}:/d },
  {
    name: '--secret-string',
    programs: /secretsmanager[ \t]+(?:create-secret|put-secret-value|update-secret)\b/y,
    option: /[ \t]--secret-string[ \t=]["']?(?=[^\s"'{[])/d,
  },
  // A parameter of any other type is a secret only by its name.
  {
    name: 'put-parameter',
    programs: /ssm[ \t]+put-parameter\b/y,
    option:
      /^(?=[\s\S]{0,512}[ \t]--(?:type[ \t=]["']?SecureString|name[ \t=]["']?[^\s"']{0,128}(?:password|passwd|passphrase|api[-_]?key)["']?(?:\s|$)))[\s\S]{0,512}?[ \t]--value[ \t=]["']?(?=[^\s"'{[])/d,
  },
];
