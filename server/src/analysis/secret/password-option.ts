/** Options by which programs are given a password on their command line, by the manuals of these programs. */

export interface PasswordOption {
  readonly name: string;
  readonly programs: RegExp;
  /** What stands before the password, within the line of the program. */
  readonly option: RegExp;
  /** What stands behind the password, other than a blank or a quote. */
  readonly end?: string;
}

export const passwordOptions: readonly PasswordOption[] = [
  { name: 'curl -u', programs: /\bcurl\b/g, option: /[ \t](?:-u|-U|--user|--proxy-user)[ \t=]?["']?[^\s"':$]{1,64}:/d },
  { name: 'login -p', programs: /\b(?:(?:docker|podman|nerdctl|buildah|helm(?: registry)?|az|oc)[ \t]+login|twine[ \t]+upload)\b/g, option: /[ \t]-p[ \t=]?["']?/d },
  // Ports of a container that is called so, `--name mysql -p3306:3306`, are none.
  { name: 'mysql -p', programs: /\b(?:mysql(?:dump|admin|import|show)?|mariadb)\b/g, option: /[ \t]-p["']?(?!\d+(?:[:/"'\s]|$))(?=\S)/d },
  { name: 'mongo -p', programs: /\b(?:mongo(?:sh|dump|restore|import|export)?|cqlsh)(?=[ \t])/g, option: /[ \t]-p[ \t]?["']?/d },
  { name: 'mysqladmin password', programs: /\bmysqladmin\b/g, option: /[ \t]password[ \t]+["']?/d },
  { name: 'sshpass -p', programs: /\bsshpass\b/g, option: /[ \t]-p[ \t]?["']?/d },
  { name: 'redis-cli -a', programs: /\bredis-cli\b/g, option: /[ \t](?:-a|--pass)[ \t=]["']?/d },
  { name: 'net user', programs: /\bnet[ \t]+user\b/g, option: /^[ \t]+["']?[\w.\\-]{1,64}["']?[ \t]+["']?(?=[^\s/*"'])/d },
  { name: 'ConvertTo-SecureString', programs: /\bConvertTo-SecureString\b/g, option: /^(?:[ \t]+-(?:AsPlainText|Force|String))*[ \t]+["']?(?=[^\s"'(-])/d },
  { name: 'htpasswd -b', programs: /\bhtpasswd\b/g, option: /[ \t]-[A-Za-z]*b[A-Za-z]*(?:[ \t]+-\w+)*[ \t]+[^\s-]\S{0,255}[ \t]+[^\s-]\S{0,63}[ \t]+["']?/d },
  { name: 'rabbitmqctl', programs: /\brabbitmqctl[ \t]+(?:add_user|change_password)\b/g, option: /^[ \t]+["']?[^\s"']{1,64}["']?[ \t]+["']?/d },
  { name: 'ldap -w', programs: /\bldap(?:search|add|modify|delete|passwd|whoami)\b/g, option: /[ \t]-w[ \t]?["']?/d },
  { name: 'keytool -storepass', programs: /\bkeytool\b/g, option: /[ \t]-(?:src|dest)?(?:store|key)pass[ \t]+["']?/d },
  { name: 'requirepass', programs: /\b(?:requirepass|masterauth)\b/g, option: /^["']?[ \t]+["']?/d },
  { name: 'sqlcmd -P', programs: /\b(?:sqlcmd|osql|bcp)\b/g, option: /[ \t]-P[ \t]?["']?/d },
  { name: 'net use', programs: /\bnet[ \t]+use\b/g, option: /[ \t]\/user:\S{1,128}[ \t]+["']?(?=[^\s/*"'])|[ \t]\\\\[^\s"']{1,256}["']?[ \t]+["']?(?=[^\s/*"']{1,128}["']?[ \t]+\/user:)/id },
  { name: 'schtasks /rp', programs: /\bschtasks(?:\.exe)?\b/gi, option: /[ \t]\/rp[ \t]+["']?(?!\*)/id },
  { name: 'psexec -p', programs: /\b(?:psexec(?:64)?|winrs)(?:\.exe)?\b/gi, option: /[ \t][-/]p(?:assword)?[ \t:]["']?/d },
  { name: 'dsadd -pwd', programs: /\bds(?:add|mod)[ \t]+user\b/g, option: /[ \t]-pwd[ \t]+["']?(?!\*)/d },
  { name: 'sqlplus', programs: /\b(?:sqlplus|expdp|impdp|sqlldr|rman)\b/g, option: /[ \t]["']?[\w$#]{1,64}\/["']?(?=[^\s/@"']{1,128}["']?@)/d, end: '@' },
  { name: 'lftp -u', programs: /\blftp\b/g, option: /[ \t]-u[ \t]+["']?[^\s,"']{1,64},/d },
  { name: 'zip -P', programs: /\b(?:un)?zip\b/g, option: /[ \t]-P[ \t]+["']?/d },
  { name: '7z -p', programs: /\b7za?\b/g, option: /[ \t]-p["']?(?=[^\s"'])/d },
  // With `--pw-nt-hash` it is no password.
  { name: 'samba -U', programs: /\b(?:smbclient|rpcclient|smbget|smbcacls|net[ \t]+(?:ads|rpc))\b/g, option: /[ \t](?:-U|--user)[ \t=]?["']?[\w.@\\-]{1,128}%/d },
  { name: 'openssl -k', programs: /\bopenssl[ \t]+(?:enc|aes-?\d{3}-?\w{3})\b/g, option: /[ \t]-k[ \t]+["']?/d },
  { name: 'openssl passwd', programs: /\bopenssl[ \t]+passwd\b/g, option: /^(?:[ \t]+-(?:(?:salt|in|rand)[ \t]+[^\s-]\S{0,63}|(?!(?:salt|in|rand)\b)\w{1,10}))*[ \t]+["']?(?=[^\s"'<|)-])/d },
  { name: 'mkpasswd', programs: /\bmkpasswd\b/g, option: /^(?:[ \t]+-(?:[mSR][ \t]+|-(?:method|salt|rounds)[ \t=])\S{1,64})*[ \t]+["']?(?=[^\s"'<|)-])/d },
  { name: 'reset-admin-password', programs: /\bgrafana(?:-cli|[ \t]+cli)\b/g, option: /[ \t]reset-admin-password[ \t]+["']?(?=[^\s"'-])/d },
  { name: '-auth', programs: /\bsplunk[ \t]|\bjenkins-cli\.jar\b/g, option: /[ \t]-auth[ \t]+["']?[\w.@-]{1,64}:/d },
  { name: '--secret-string', programs: /\bsecretsmanager[ \t]+(?:create-secret|put-secret-value|update-secret)\b/g, option: /[ \t]--secret-string[ \t=]["']?(?=[^\s"'{[])/d },
  { name: 'put-parameter', programs: /\bssm[ \t]+put-parameter\b/g, option: /^(?=[\s\S]{0,512}[ \t]--type[ \t=]["']?SecureString)[\s\S]{0,512}?[ \t]--value[ \t=]["']?(?=[^\s"'{[])/d },
];
