import assert from 'node:assert/strict';
import { readMarks } from '../support/marks.js';
import { fillPlaceholders } from '../support/synthetic.js';
import { factsOf } from './facts-of.js';
import { code, file, step, userData } from './script-template.js';

describe('the secrets of scripts', () => {
  const cases: readonly (readonly [name: string, text: string])[] = [
    ['that SQL sets', userData(`#!/bin/bash
mysql <<SQL
CREATE USER 'shop'@'%' IDENTIFIED BY '«correct-horse»';
CREATE USER 'till'@'%' IDENTIFIED BY '«4809»';
ALTER USER 'root'@'localhost' IDENTIFIED WITH mysql_native_password BY "«battery-staple»";
SET PASSWORD FOR 'shop'@'%' = PASSWORD('«hunter2x»');
SQL
psql -c "ALTER ROLE shop WITH ENCRYPTED PASSWORD '«correct-horse»'"`)],
    ['that commands are given by a pipe', userData(`#!/bin/bash
echo '«correct-horse»' | passwd --stdin deploy
echo -e "«correct-horse»\\ncorrect-horse" | sudo passwd deploy
echo "«correct-horse»" | docker login -u ci --password-stdin registry
echo «correct-horse» | sudo -S true
chpasswd <<< "deploy:«correct-horse»"`)],
    ['that commands receive', userData(`#!/bin/bash
kinit admin@EXAMPLE.COM <<< '«correct-horse»'
realm join -U admin example.com <<< "«battery-staple»"
vncpasswd -f <<< «hunter2x» > /home/deploy/.vnc/passwd`)],
    ['with dollars that a shell leaves as they are', userData(`#!/bin/bash
SECRET_KEY='«key-4$8#k2j3h4kj2h3k4jh2»'
DB_PASSWORD='«P@$$w0rd»'
curl -u 'ci:«corr$$ect-horse»' https://registry.example.com
echo '«Battery$9!staple»' | passwd --stdin deploy`)],
    ['of Samba and of OpenSSL', userData(`#!/bin/bash
smbclient //files/share -U 'corp\\svc%«correct-horse»' -c 'get a'
net ads join -U admin%«battery-staple»
openssl enc -d -aes-256-cbc -k «hunter2x» -in a.enc -out a`)],
    ['in options', userData(`#!/bin/bash
htpasswd -bc /etc/nginx/users deploy «correct-horse»
rabbitmqctl add_user shop '«correct-horse»'
ldapsearch -D cn=admin -w «correct-horse» -b dc=shop
keytool -import -storepass «correct-horse» -alias a
mongosh -u root -p «correct-horse» db
az login --service-principal -u a -p «correct-horse» --tenant b
echo "requirepass «correct-horse»" >> /etc/redis.conf
sqlplus shop/«correct-horse»@//db:1521/SHOP @setup.sql
bcp orders in orders.csv -S db -U sa -P «correct-horse» -c
lftp -u deploy,«correct-horse» ftp.example
unzip -P «correct-horse» app.zip && 7z x -p«correct-horse» app.7z
java -jar jenkins-cli.jar -auth admin:«correct-horse» who-am-i
grafana-cli admin reset-admin-password «correct-horse»
influx -username admin -password «hunter2hunter2» -execute x`)],
    ['in options of more programs', userData(`#!/bin/bash
curl --oauth2-bearer «correct-horse» https://shop.example
mosquitto_passwd -b /etc/mosquitto/users till «correct-horse»
elasticsearch-users useradd shop -p «battery-staple» -r superuser
/opt/wildfly/bin/add-user.sh -u shop -p «hunter2x» -s
ngrok config add-authtoken «{{alnum:49:3}}» && ngrok authtoken «{{alnum:48:4}}»
cargo login «{{alnum:36:5}}»; pro attach «{{alnum:28:6}}»
codecov -t «4a6b8c0d-1e2f-4a3b-8c5d-6e7f8091a2b3»`)],
    ['of a user that Windows is to add', userData('<powershell>\nnet user /add deploy «correct-horse»\nnet user /add ops «battery-staple» /expires:never\n</powershell>')],
    ['of tunnels and of SNMP', userData(`#!/bin/bash
echo 'shop l2tpd "«correct-horse»" *' >> /etc/ppp/chap-secrets
cat > /etc/ppp/chap-secrets <<END
till * «battery-staple» 10.0.0.7
END
echo 'createUser watch SHA "«correct-horse»" AES «battery-staple»' >> /etc/snmp/snmpd.conf
cat > /etc/wpa_supplicant.conf <<END
psk="«hunter2hunter2»"
END`)],
    ['of devices that are watched', userData(`#!/bin/bash
cat > /etc/snmp/snmpd.conf <<END
rocommunity «correct-horse» 10.0.0.0/8
  rwcommunity6 "«battery-staple»"
com2sec watch default «hunter2hunter2»
com2sec6 -Cn shop watch ::1 «correct-horse»
END
echo "rocommunity «battery-staple»" >> /etc/snmp/snmpd.conf`)],
    ['of the administrators of CouchDB', file('[couchdb]\nuuid = 1a2b3c\n\n[admins]\n; until the first start\nadmin = «correct-horse»\nops=«battery-staple»\n[httpd]\nport = 5984\nsecret_file = shop\n', '/opt/couchdb/etc/local.ini')],
    ['of a store', userData(`#!/bin/bash
mc alias set shop https://store.internal admin «correct-horse» --api S3v4
mcli config host add "shop" "https://store.internal:9000" "admin" "«battery-staple»"`)],
    ['that sign cookies', file("define('AUTH_SALT', '«{{base64:64:3}}»');\ndefine('SALT', 'sea');", '/var/www/wp-config.php')],
    ['that code signs in with', code(`ssh.connect(host, 22, 'deploy', '«correct-horse»')
db = cx_Oracle.connect('shop', '«battery-staple»', 'db/SHOP') or oracledb.connect('shop/«hunter2x»@db/SHOP')
ldap = ldap3.Connection(server, 'cn=shop,dc=example', '«correct-horse»')
ldap.simple_bind_s("uid=shop,dc=example", "«battery-staple»")
es = Elasticsearch(hosts, http_auth=('shop', '«correct-horse»'), basic_auth=('shop', '«battery-staple»'))
groovy = 'realm.createAccount("admin", "«hunter2x»")'
`)],
    ['that code has AWS keep', code(`sm.create_secret(Name='shop', SecretString='«correct-horse»')
ssm.put_parameter(Name='/shop/db', Value='«battery-staple»', Type='SecureString')
node = "sm.putSecretValue({ SecretId: id, SecretString: '«hunter2x»' }); ssm.putParameter({ Type: 'SecureString', Value: '«correct-horse»' })"`)],
    ['that code encrypts with by a cipher', code(`cipher = AES.new(b'«correct-horse-12»', AES.MODE_CBC, iv)
node = "crypto.createCipheriv('aes-256-cbc', '«correct-horse»', iv); crypto.createDecipheriv('aes-256-cbc', '«battery-staple»', iv)"`)],
    ['of commands that code runs', code(`import os
os.system("mysql -u root -p«correct-horse» shop < a.sql")
subprocess.run(f'sshpass -p «battery-staple» ssh {host}', shell=True)`)],
    ['of commands that code runs word by word', code(`import subprocess
subprocess.run(["mysql", "-h", host, "-u", "root", "-p«correct-horse»", "-e", "select 1"])
subprocess.check_call(['docker', 'login', '-u', USER.lower(), '-p', '«battery-staple»',
    'registry.internal'])
arguments = ["--db-password", "«hunter2x»", "--verbose"]
node = spawn('redis-cli', ['-a', '«correct-horse»', \`ping\`])
go = exec.Command("sync", "--api-token", "«{{alnum:24:7}}»")`)],
    ['of code in a file whose commands are lists of words', userData("#!/bin/bash\ncat > /srv/job.py <<'EOF'\nrun(['curl', '-u', 'shop:«correct-horse»', url])\nEOF")],
    ['in the place of a placeholder', userData(`#!/bin/bash
sed -i -e '/password: / s/: .*/: «correct-horse»/' -e "/^db_password/ s|=.*|=«battery-staple»|" app.yml
sed -i '/api_key:/s/:.*$/: «{{alnum:40:3}}»/' app.yml
sed -i "s/password_here/«correct-horse»/g" wp-config.php
sed -e 's|__DB_PASSWORD__|«battery-staple»|' -e 's/{{ admin_pass }}/«hunter2hunter2»/' a.conf > b.conf
perl -pi -e 's#<mysql_password>#«correct-horse»#' /etc/shop.ini
sed -i s/YOUR_ROOT_PASSWORD/«battery-staple»/ /etc/app.env`)],
    ['of variables that Windows and the C shell set', userData(`#!/bin/csh
setenv DB_PASSWORD «correct-horse»
setx /M OTHER x & setx DB_PASSWORD "«battery-staple»" /M
setx API_TOKEN «{{alnum:24:7}}»`)],
    ['that expect types', userData(`#!/bin/bash
expect -c "
spawn mysql_secure_installation
expect \\"Enter password for user root:\\"
send \\"«correct-horse»\\\\r\\"
expect eof"
expect "*?assword:*" { send "«battery-staple»\\r" }`)],
    ['of commands that take a UUID', userData('#!/bin/bash\nsnyk auth «4a6b8c0d-1e2f-4a3b-8c5d-6e7f8091a2b3»\nexport POSTMARK_SERVER_TOKEN=«4a6b8c0d-1e2f-4a3b-8c5d-6e7f8091a2b4»\nexport LOGGLY_CUSTOMER_TOKEN=«4a6b8c0d-1e2f-4a3b-8c5d-6e7f8091a2b5»')],
    ['that tokens and hashes are made with', code(`import jwt, hmac
token = jwt.encode({'sub': 'shop'}, '«correct-horse»', algorithm='HS256')
claims = jwt.decode(token, "«battery-staple»", algorithms=['HS256'])
digest = hmac.new(b'«hunter2x»', body, 'sha256')
node = "crypto.createHmac('sha256', '«correct-horse»'); jwt.sign(payload, '«battery-staple»')"`)],
    ['that code encrypts with, or encodes for a header', code(`import base64
cipher = Fernet(b'«correct-horse-battery-staple»')
auth = base64.b64encode(b'shop:«battery-staple»').decode()
node = "const credentials = Buffer.from('shop:«correct-horse»').toString('base64')"`)],
    ['that code connects with, or takes where nothing else is given', code(`import ftplib, pymysql, MySQLdb
ftp = ftplib.FTP('files.example', 'shop', '«correct-horse»')
db = pymysql.connect("db", "shop", "«battery-staple»", "shop")
db = MySQLdb.connect(os.environ["HOST"], user, '«correct-horse»')
password = event.get("password", "«hunter2x»")
php = "$m = new mysqli('db', 'shop', '«battery-staple»'); $p = new PDO($dsn, 'shop', '«correct-horse»'); mysqli_connect($host, $user, '«hunter2x»')"`)],
    ['of a name in capitals that another takes the place of', userData(`#!/bin/bash
sed -i 's#DB_PASS#«correct-horse»#' /etc/app.conf
splunk edit user admin -password «battery-staple» -role admin
nuget sources add -Name shop -Username ci -Password "«correct-horse»"
cf login -u ci -p «battery-staple»`)],
    ['of a file that mail is sent with', file('account shop\nhost smtp.example\nuser shop\npassword «correct-horse»\n', '/etc/msmtprc')],
    ['behind the id of an account of Twilio', code("client = Client('AC{{hex:32:7}}', '«{{hex:32:8}}»')")],
    ['that an installation is answered', userData(`#!/bin/bash
mysql_secure_installation <<END

y
«correct-horse»
correct-horse
y
END
printf '\\n\\ny\\n«battery-staple»\\nbattery-staple\\ny\\n' | sudo mysql_secure_installation`)],
    ['that a request has to show', code(`def handler(event, context):
    if event['headers'].get('x-api-key') != '«{{alnum:32:3}}»': return 403
    if event['authorizationToken'] == 'Bearer «{{alnum:32:4}}»': return 200
    script = "if (headers['x-origin-verify'] !== '«{{alnum:32:5}}»') return; if (headers.get('x-cf-secret') != '«4a6b8c0d-1e2f-4a3b-8c5d-6e7f8091a2b3»') return"`)],
    ['whose hash is made', userData(`#!/bin/bash
useradd -p $(openssl passwd -1 -salt ab «correct-horse») deploy
usermod -p "$(mkpasswd -m sha-512 '«correct-horse»')" ops
echo «correct-horse» | openssl passwd -6 -stdin`)],
    ['that a here document names', userData('#!/bin/bash\nchpasswd -c SHA512 <<EOF\ndeploy:«correct-horse»\nops:«battery-staple»\nEOF\nrest: not-a-password')],
    ['that AWS is asked to keep', userData(`#!/bin/bash
aws secretsmanager create-secret --name shop \\
  --secret-string '«correct-horse»'
aws ssm put-parameter --name /shop/db --type SecureString --value "«battery-staple»"
aws ssm put-parameter --value «hunter2hunter2» --type SecureString --name /shop/db
aws ssm put-parameter --name /shop/db_password --value «correct-battery» --type String
aws ssm put-parameter --value «staple-horse» --overwrite --name "/shop/api-key"`)],
    ['of mail and of tunnels', userData(`#!/bin/bash
echo "[smtp.example]:587 shop:«correct-horse»" > /etc/postfix/sasl_passwd
echo '203.0.113.1 198.51.100.1 : PSK "«battery-staple»"' >> /etc/ipsec.secrets`)],
    ['of Windows', userData(`<powershell>
net use Z: \\\\files\\share /user:SHOP\\svc «correct-horse»
net use Y: \\\\files\\share «correct-horse» /user:svc
schtasks /create /tn nightly /tr job.cmd /ru svc /rp «correct-horse»
psexec -u svc -p «correct-horse» cmd
reg add HKLM\\Winlogon /v DefaultPassword /t REG_SZ /d «correct-horse» /f
Set-ItemProperty -Path $key -Name DefaultPassword -Value '«battery-staple»'
([adsi]'WinNT://./Administrator').SetPassword('«correct-horse»')
$p = '«correct-horse»' | ConvertTo-SecureString -AsPlainText -Force
Set-LocalUser -Name svc -Password (ConvertTo-SecureString «battery-staple» -AsPlainText -Force)
</powershell>`)],
    ['that code hands over by their place', code(`requests.get('https://shop.example', auth=('svc', '«correct-horse»'))
requests.get('https://shop.example', auth=HTTPBasicAuth('svc', '«battery-staple»'))
smtp.login('svc', '«correct-horse»')
header = 'Basic ' + base64.b64encode(b'svc:«hunter2x»').decode()`)],
    ['that code compares with', code(`if event['token'] == '«{{alnum:40:3}}»' and password != '«hunter2x»':
    pass
SECRET_TOKEN = '''«{{alnum:40:4}}»'''
headers = {'Authorization': f'Bearer «{{alnum:40:5}}»'}`)],
    ['that are short, but well mixed', userData('#!/bin/bash\nexport API_TOKEN=«Vx9mPq2RtL7z»\nlocal dbpw=«correct-horse»\nCONSUL_HTTP_TOKEN=«3f2a9c1e-7b4d-4e6f-8a1b-2c3d4e5f6a7b»')],
    ['that a variable has unless it is set', userData('#!/bin/bash\nDB_PASSWORD=$DB_PASSWORD\n: "${!DB_PASSWORD:=«correct-horse»}"')],
    ['of PowerShell', userData('<powershell>\n$p = ConvertTo-SecureString -String "«correct-horse»" -AsPlainText -Force\nNew-Thing -AdminPassword \'«battery-staple»\'\n</powershell>')],
    ['in a part of several', userData(`MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="==PART=="

--==PART==
Content-Type: text/cloud-config; charset="us-ascii"

#cloud-config
chpasswd:
  list: |
    deploy:«correct-horse»
    ops:RANDOM
    db:$6$salt$hash

--==PART==
Content-Type: text/x-shellscript; charset="us-ascii"

#!/bin/bash
export DB_PASSWORD=«battery-staple»
--==PART==--`)],
    ['of code that a shell hands on', userData([
      '#!/bin/bash', "cat > /srv/app.py <<'EOF'", 'c = connect(host=H, password="«correct-horse»")', 'EOF',
      "cat > /srv/app.env <<'EOF'", 'DB_PASSWORD=«battery-staple»', 'EOF',
      "cat > /srv/main.tf <<'EOF'", 'password = "«correct-horse»"', 'EOF', 'export DB_PASSWORD=«battery-staple»',
    ].join('\n'))],
    ['in a file of cloud-init', userData('#cloud-config\nwrite_files:\n  - path: /srv/app.py\n    content: |\n      password = "«correct-horse»"\n  - path: /srv/app.conf\n    content: |\n      password = «battery-staple»')],
    ['in the script of a step', step('      Script: |\n        password = "«correct-horse»"')],
    ['in a script of PowerShell of a step', step('      Script: |\n        $password = "«correct-horse»"').replace('python3.11', 'PowerShell Core 6.0')],
    ['that packages are set up with', userData("#!/bin/bash\ndebconf-set-selections <<< 'mysql-server mysql-server/root_password password «correct-horse»'\necho 'phpmyadmin phpmyadmin/mysql/admin-pass password «battery-staple»' | debconf-set-selections")],
    ['that Windows is set up with', file('<AdministratorPassword>\n  <Value>«correct-horse»</Value>\n  <PlainText>true</PlainText>\n</AdministratorPassword>', 'C:\\unattend.xml')],
    ['in a file of cloud-init in base64', userData(`#cloud-config\nwrite_files:\n  - path: /etc/app.conf\n    encoding: b64\n    content: «${'cGFzc3dvcmQgPSBjb3JyZWN0' + 'LWhvcnNl'}»`)],
    ['of a .netrc', file('machine git.shop.example\n  login deploy\n  password «correct-horse»', '/root/.netrc')],
    ['of a .pgpass without an end of its line', file('db.internal:5432:shop:app:«correct-horse»', '/root/.pgpass')],
    ['of a .pgpass', file('db.internal:5432:shop:app:«correct-horse»\n', '/root/.pgpass')],
    ['in XML', file('<server><username>ci</username><password>«correct-horse»</password></server>\n<add key="DbPassword" value="«battery-staple»"/>', '/etc/settings.xml')],
    ['that are commented out, and stand-ins that are not', userData('#!/bin/bash\ncat > /etc/shop.conf <<E\n# password = «correct-horse»\npassword = «changeme»\npassphrase: «correct» horse battery staple\nE')],
    ['in a line of a file', userData('#!/bin/bash\necho "password: «battery»" > /etc/app.yaml\ncat > /etc/b.yaml <<E\npassword: «battery»\nE')],
    ['behind an escape', userData('#!/bin/bash\nprintf "user: shop\\ntoken: «Hj7kLp2xTTq»\\n\\tpasswd=«battery-staple»" > /etc/shop.conf')],
    ['in PHP', file("define('DB_PASSWORD', '«correct-horse»');\n$config['db_password'] = '«battery-staple»';", '/var/www/wp-config.php')],
    ['of a client of npm', file(`//registry.internal/:_auth=«${'Y2k6Y29ycmVjdC' + '1ob3JzZQ=='}»\n`, '/root/.npmrc')],
    ['of the clients of registries', file(`{"auths": {"registry": {"auth": "«${'Y2k6Y29ycmVjdC' + '1ob3JzZQ=='}»"}}}`, '/root/.docker/config.json')],
    ['that code falls back to', code('a = os.environ.get("DB_PASSWORD", "«correct-horse»")\nb = os.getenv("DB_PASSWORD") or "«battery-staple»"\nsession.headers["Authorization"] = "Bearer «{{alnum:40:2}}»"\napi_password: str = b"«battery-staple»"\npage.fill("#password", "«correct-horse»")\nos.environ["API_PASSWORD"] = "«b@dP@$sW0rD»"')],
  ];
  for (const [name, marked] of cases) {
    it(`are found ${name}`, () => {
      const { text, spans } = readMarks(fillPlaceholders(marked));
      assert.deepEqual(factsOf(text).secrets.map(({ start, end }) => text.slice(start, end)), spans.map(({ start, end }) => text.slice(start, end)));
    });
  }
});
