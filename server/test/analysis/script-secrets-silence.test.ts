import assert from 'node:assert/strict';
import { factsOf } from './facts-of.js';
import { code, file, step, userData } from './script-template.js';

describe('the secrets of scripts', () => {
  const silent: readonly (readonly [name: string, text: string])[] = [
    ['names in the place of names, and what programs say of tokens', userData(`#!/bin/bash
sed -i 's/OLD_PASSWORD/NEW_PASSWORD/' app.conf
splunk add user admin -password $PW
cat > messages.js <<JS
const messages = { token: 'Your token has expired', apiKey: 'Enter your own key' };
JS`)],
    ['tags of sudo, also behind an escape', userData(`#!/bin/bash
echo "deploy ALL=(ALL) PASSWD: ALL" >> /etc/sudoers
echo -e "%wheel\\tALL=(ALL)\\tNOPASSWD: ALL\\n%ops\\tALL=(ALL:ALL)\\tPASSWD: ALL" >> /etc/sudoers`)],
    ['answers that are no passwords, and headers that name something', userData(`#!/bin/bash
mysql_secure_installation <<END

y
\\$PASSWORD
n
END
cat > index.js <<JS
if (headers['x-origin-verify'] !== verify || headers['x-commit'] === '{{hex:40:5}}' || headers['x-auth-mode'] === 'cognito-user-pool') return;
JS`)],
    ['what programs of more kinds are given by something else', userData(`#!/bin/bash
curl --oauth2-bearer "$TOKEN" https://shop.example; mosquitto_passwd -b /etc/mosquitto/users till "$PW"; mosquitto_passwd -c /etc/mosquitto/users till
ngrok authtoken $TOKEN; ngrok config add-authtoken \${Given}; cargo login; cargo login --registry shop; pro attach; codecov -t $TOKEN
/opt/wildfly/bin/add-user.sh -u shop -p "$PW"; elasticsearch-users passwd shop
echo "shop l2tpd "$PW" *" >> /etc/ppp/chap-secrets
echo "createUser watch SHA "$PW" AES "$PW"" >> /etc/snmp/snmpd.conf
/usr/bin/chap-secrets-backup daily 10.0.0.7
echo "Passwords are not shown: ***"`)],
    ['what SNMP and CouchDB are given by something else, or know of by themselves', userData(`#!/bin/bash
cat > /etc/snmp/snmpd.conf <<END
rocommunity public
com2sec notConfigUser  default       public
com2sec local localhost "private"
rocommunity $COMMUNITY 10.0.0.0/8
# rocommunity correct-horse
END
cat > /opt/couchdb/etc/local.ini <<END
[admins]
admin = -pbkdf2-{{hex:40:5}},{{hex:32:6}},10
ops = $ADMIN_HASH
[chttpd]
bind_address = 0.0.0.0
END
mc alias set shop https://store.internal "$STORE_USER" "$STORE_PASSWORD"; mc alias set play https://play.internal; mc alias list`)],
    ['words of lists that are computed, or no passwords', code(`import subprocess
subprocess.run(["mysql", "-u", user, "-p" + password, "-e", "select 1"])
subprocess.run(['curl', '-u', f'shop:{password}', url]); subprocess.run(["docker", "login", "-p", word, "registry"])
subprocess.run(["docker", "login", "--username", "AWS", "--password-stdin", registry], input=given)
options = ["--password", "--user", "--token-file", "/run/token"]; words = ("login", "--password", "is wrong")
parser.add_argument("-p", "--password", "password"); menu = ["--password", "password"]
node = spawn('mysql', ['-u', 'root', \`-p\${given}\`])
# subprocess.run(["mysql", "-p", "-pcorrect-horse"])`)],
    ['options that are explained, and patterns', userData(`#!/bin/bash
echo "usage: $0 --user USER --password PASSWORD --db-token TOKEN"
cat > mask.py <<END
patterns = {"password": r"(?i)password=.+", "token": "(?<=token=)[a-z0-9]{32}1"}
END`)],
    ['stand-ins that are commented out, and sentences', userData(`#!/bin/bash
cat > /etc/shop.conf <<END
# password = your-password-here
  ; api_key = changeme
// token: "replace-me"
-- password = changeme
Forgotten password: ask the help desk of the shop
END`)],
    ['what code signs in with that comes from elsewhere', code(`ssh.connect(host, 22, 'deploy', password)
ldap = ldap3.Connection(server, 'cn=shop,dc=example', password)
socket.bind('cn', 'x'); sock.bind(('', 8080)); app.bind("click", "handler")
db = cx_Oracle.connect(user, password, 'db/SHOP') or oracledb.connect(f'shop/{password}@db/SHOP')
cipher = AES.new(key, AES.MODE_CBC, iv) or crypto.createCipheriv('aes-256-cbc', key, iv)
sm.create_secret(Name='shop', SecretString=json.dumps(made)) or sm.put_secret_value(SecretId='a', SecretString=f'{made}')
ssm.put_parameter(Name='/shop/host', Value='db.internal', Type='String'); ssm.put_parameter(Name='/a', Value=made, Type='SecureString')
parameters = {'SecretString': '{"username": "shop"}'}
os.system(f"mysql -p{password} shop"); es = Elasticsearch(hosts, http_auth=('shop', password))`)],
    ['what a program shows in the place of a secret', code("print({'password': '***', 'api_token': 'REDACTED'})\nlog('password=********')")],
    ['keys that come from elsewhere, or are public', code(`import jwt, hmac, os
token = jwt.encode({'sub': 'shop'}, os.environ['KEY'], algorithm='HS256')
claims = jwt.decode(token, key, algorithms=['RS256'])
claims = jwt.decode(token, '-----BEGIN PUBLIC KEY-----', algorithms=['RS256'])
digest = hmac.new(secret, body, 'sha256')`)],
    ['what code encrypts with or encodes that comes from elsewhere', code(`import base64, os
cipher = Fernet(os.environ['KEY'])
cipher = Fernet(Fernet.generate_key())
auth = base64.b64encode(f'shop:{password}'.encode()).decode()
auth = base64.b64encode('shop:{}'.format(password).encode())
auth = base64.b64encode(b'shop:' + password)
etag = base64.b64encode(b'sha256:abcdef0123456789')`)],
    ['what code is given by something else to connect with', code(`import ftplib, pymysql
ftp = ftplib.FTP('files.example', 'anonymous', password)
db = pymysql.connect("db", "shop", os.environ["PW"], "shop")
client.connect("broker", 1883, "60")
password = event.get("password", None) or event.get("password", "") or labels.get("password", "Password")
page = requests.get("https://shop.example/password", "q=1")`)],
    ['variables that are given what something fetches, or a switch', userData(`#!/bin/csh
setenv DB_PASSWORD \\$1
setx DB_PASSWORD %PW% /M
setx USE_TOKEN true
expect -c 'expect "password:"; send "\\$PASSWORD\\r"'
expect "Password for user:"
send "\\$PASSWORD\\r"
snyk auth`)],
    ['what SQL is given', userData(`#!/bin/bash
PW=$(openssl rand -base64 24)
mysql -e "CREATE USER 'shop' IDENTIFIED BY '$PW'; ALTER USER a IDENTIFIED BY '\${Given}'; GRANT ALL ON *.* TO 'a' IDENTIFIED BY PASSWORD '*${'0123456789ABCDEF'.repeat(2)}01234567'"
psql -c "CREATE USER app WITH PASSWORD '$PW'"
psql -v password="$PW" <<'SQL'
ALTER USER app WITH PASSWORD :password; ALTER USER web WITH PASSWORD :'password'; ALTER USER job PASSWORD :"other"
SQL`)],
    ['what a pipe hands on', userData('#!/bin/bash\necho "$PW" | passwd --stdin deploy\necho "deploy:$PW" | chpasswd\necho done | tee /tmp/log\necho "$PW" | docker login -u ci --password-stdin registry')],
    ['what commands are given by something else', userData(`#!/bin/bash
useradd -p $(openssl passwd -1 "$PW") deploy; openssl passwd -6 -in /root/pw; openssl passwd -6 -stdin < /root/pw; mkpasswd -m sha-512 -s < /root/pw
chpasswd <<EOF
deploy:$PW
EOF
chpasswd < /root/users
lftp -u deploy,$PW ftp.example; sqlplus / as sysdba @setup.sql; sqlplus -s shop/$PW@db @a/b.sql
aws secretsmanager create-secret --name a --secret-string file://a.json; aws secretsmanager create-secret --name a --secret-string "$PW"
aws ssm put-parameter --name /shop/host --type String --value db.internal; aws ssm put-parameter --name /shop/password-length --type String --value fourteen
aws ssm put-parameter --name /shop/db_password --type String --value "$DB_PASSWORD"; aws ssm put-parameter --type SecureString --value "$(cat /root/pw)" --name a
service -password file; app -token on1 --release v1Beta2Api; API_TOKEN=prod2024token3; REQUEST_ID_KEY=3f2a9c1e-7b4d-4e6f-8a1b-2c3d4e5f6a7b`)],
    ['what Windows is given by something else', userData(`<powershell>
net use Z: \\\\files\\share /persistent:yes
net use Y: \\\\files\\share * /user:svc
schtasks /create /tn nightly /tr job.cmd /ru SYSTEM
schtasks /create /tn nightly /tr job.cmd /ru svc /rp *
Set-ItemProperty -Path $key -Name DefaultPassword -Value $pw
$user.SetPassword($pw)
$p = $pw | ConvertTo-SecureString -AsPlainText -Force
$p = ConvertTo-SecureString (Get-Content pw.txt) -AsPlainText -Force
</powershell>`)],
    ['what commands receive from something else', userData(`#!/bin/bash
kinit admin <<< "$PW"; realm join example.com <<< "$(cat /root/pw)"; vncpasswd -f <<< \${Given}; cat <<< words-of-a-file
net ads join -U admin%"$PW"; smbclient //files/share -U admin -N; openssl enc -aes-256-cbc -kfile /root/key -in a; openssl enc -k "$PW" -in a
mysql -e "ALTER USER 'a' IDENTIFIED BY '$PW$SUFFIX'"; DB_PASSWORD="P@$$w0rd"; API_TOKEN='$token'; DB_PASSWORD='pre$PW'; ansible-vault decrypt --ask-vault-pass group.yml; app --prompt-password always`)],
    ['variables that have to be set', userData('#!/bin/bash\n: "${!DB_PASSWORD:?DB_PASSWORD must be set}"\nADMIN_PASSWORD="${!ADMIN_PASSWORD:-}"')],
    ['commands of PowerShell', userData('<powershell>\n$pw = ConvertTo-SecureString $secret.password -AsPlainText -Force\n$password = [System.Web.Security.Membership]::GeneratePassword(24, 4)\n$env:DB_PASSWORD = Get-Secret\n</powershell>')],
    ['what code reads that a shell hands on', userData([
      '#!/bin/bash', "python3 - <<'EOF'", 'c = connect(host=H, password=given_word)', 'password = secret["password"]', 'EOF',
      'python3 -c "password=given_word; print(password)"',
      "cat > /srv/app.py <<'EOF'", 'password = read_word()', 'EOF',
      "sudo tee /srv/app.js > /dev/null <<'EOF'", 'const c = connect({ password: dbWord, apiKey: apiKeyValue1 });', 'EOF',
      "cat > /srv/main.tf <<'EOF'", 'password = random_password.db.result', 'EOF',
      "cat > /srv/app.rb <<'EOF'", "password = node.run_state['word']", 'EOF',
    ].join('\n'))],
    ['what code reads in a file of cloud-init', userData('#cloud-config\nwrite_files:\n  - path: /srv/app.py\n    content: |\n      password = read_word()\n      c = connect(user=u, password=db_word)')],
    ['what code of a file reads', file('password = random_password.db.result\ntoken = data.vault.word', '/srv/main.tf')],
    ['what the script of a step reads', step('      Script: |\n        def handler(event, context):\n            password = read_word()')],
    ['what the script of a step in a text reads', step('      Script: |\n        def handler(event, context):\n            password = read_word()').replace('Content:', 'Content: |')],
    ['what packages are set up with', userData("#!/bin/bash\ndebconf-set-selections <<< \"mysql-server mysql-server/root_password password $PW\"\necho 'postfix postfix/main_mailer_type select Internet Site' | debconf-set-selections")],
    ['a file of cloud-init in base64 that holds none', userData(`#cloud-config\nwrite_files:\n  - path: /etc/app.conf\n    encoding: b64\n    content: ${'cmVnaW9uID0gZXUt' + 'd2VzdC0x'}`)],
    ['what cloud-init makes up', userData('#cloud-config\npassword: RANDOM\nchpasswd:\n  users:\n    - { name: deploy, type: RANDOM }\n    - { name: ops, password: R }')],
    ['options that name a file', userData('#!/bin/bash\nimport --password s3://shop/password.txt --password=file+https://shop/password')],
    ['messages of a script', userData('#!/bin/bash\necho "Wrong password: try again"\necho "password: missing"; exit 1\nusermod --password "*" deploy')],
    ['what the editor of a stream makes of other words', userData(`#!/bin/bash
sed -i -e '/password: / s/: .*/: '$PW'/' -e "/password: / s/: .*/: \${Given}/" -e '/password: /d' -e '/user: / s/: .*/: shop/' app.yml
sed -i '/PasswordAuthentication/ s/no/yes/; /password: / s/: .*/: \\1/; /token: / s/: .*/: none/' /etc/ssh/sshd_config
# sed -i '/password: / s/: .*/: correct-horse/' app.yml
sed -i 's/PasswordAuthentication no/PasswordAuthentication yes/' /etc/ssh/sshd_config
sed -i "s/password_here/$PW/; s/__DB_PASSWORD__/\${Given}/; s/username_here/shop/; s/localhost/db.internal/" wp-config.php
sed -i 's/prohibit-password/without-password/; s/passwd/shadow/; s/password/secret/g' /etc/app.conf
# sed -i 's/password_here/correct-horse/' wp-config.php`)],
    ['messages of code', code("a = { 'wrongPassword': 'Wrong password', 'password': 'Password required' }")],
    ['elements of XML that are filled in', file('<password>${db.password}</password>\n<password></password>', '/etc/settings.xml')],
    ['what code compares with or hands over', code("if password == 'missing' or token == 'oauth2':\n    pass\nsmtp.login(user, password)\nrequests.get(url, auth=('svc', password))\nkind = 'Basic ' + base64.b64encode(pair)\nb64encode(b'name:value')")],
    ['what code puts together', code([
      `a = "Server=db;Password=" + secret + ";Database=shop"`,
      `b = "{'password': '" + load()["db"] + "', 'user': 'app'}"`,
      `c = '{"password": "' + pw + '", "user": "app"}'`,
      `os.system("mysql --password=" + pw + " shop")`,
      `d = "password="+settings.secret+"&user=app"`,
      `print("password:", pw, "for app")`,
    ].join('\n'))],
    ['what other languages put together', userData([
      '#!/bin/bash', "cat > /srv/app.php <<'EOF'",
      `echo("DB_PASSWORD=".DB_PASSWORD."; DB_HOST=".DB_HOST);`,
      `s = "Password=" & secret & ";"`, `s = "Password="&secret&";"`,
      `SELECT 'password: ' || secret || ';'; SELECT 'password:'||secret||';'`,
      `{ print "password=" secret "; user=" user }`,
      'EOF',
    ].join('\n'))],
    ['what code reads', code('a = os.environ.get("DB_PASSWORD", "")\nb = event.get("password") or None\nc = ["password", "battery-staple"]')],
  ];
  for (const [name, text] of silent) it(`are not ${name}`, () => assert.deepEqual(factsOf(text).secrets.map(({ start, end }) => text.slice(start, end)), []));

  it('are searched for in linear time, however hostile the text is', () => {
    const hostile = ['secret=', 'password: ', '<password>', 'echo aaa ', 'create user a ', 'machine a login b ', '${!PASSWORD:-', 'password: a.a = ', 'net use \\\\a ', "'a' | ", 'DefaultPassword /f ', 'chpasswd <<A\n', 'openssl passwd -1 ', 'ssm put-parameter --type SecureString ', 'ssm put-parameter --name password', ' : PSK ', 's/aaaa/bb ', 'kinit a ', 'net ads -U '];
    for (const part of hostile) assert.ok(factsOf(userData(`#!/bin/bash\n${part.repeat(1000)}`)).secrets.length < 2000);
  });
});
