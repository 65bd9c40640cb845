import assert from 'node:assert/strict';
import { fillPlaceholders } from '../support/synthetic.js';
import { readMarks } from '../support/marks.js';
import { factsOf } from './facts-of.js';
import { code, file, userData } from './script-template.js';

/** The secrets that are marked with «», and no others. */
const cases: readonly (readonly [name: string, marked: string])[] = [
  ['of programs', userData(`#!/bin/bash
vault operator unseal «{{base64:43:1}}=»; vault operator unseal -address=https://v "$KEY"; vault operator unseal
neo4j-admin set-initial-password «correct-horse» && neo4j-admin dbms set-initial-password "$PW"
poetry config pypi-token.shop «{{alnum:40:2}}»; poetry config pypi-token.shop "$TOKEN"; poetry config virtualenvs.create false
nuget push shop.nupkg -k «{{alnum:40:3}}» -s https://nuget.internal; nuget push shop.nupkg -k $KEY
ssh-keygen -t rsa -N '«battery-staple»' -f a; ssh-keygen -t rsa -N '' -f b; ssh-keygen -N "" -f c; ssh-keygen -N "$PW" -f d
nmcli dev wifi connect shop password «correct-horse» ifname wlan0; nmcli con modify shop wifi-sec.psk "«battery-staple»"; nmcli dev wifi connect shop password "$PW"
ipmitool -H rack -U admin -P «correct-horse» power status; ipmitool -H rack -U admin -P "$PW" power status
snmpget -v3 -u watch -A «correct-horse» -X '«battery-staple»' -l authPriv host 1.3; snmpwalk -v3 -A $A -X $X host`)],
  ['of variables and headers of servers', userData(`#!/bin/bash
cat > /etc/nginx/shop.conf <<END
  proxy_set_header X-Api-Key «{{alnum:40:2}}»;
  proxy_set_header X-Auth-Token $http_x_auth_token;
  proxy_set_header X-Session-Token "";
  fastcgi_param DB_PASSWORD «correct-horse»;
END
cat > /etc/httpd/shop.conf <<END
SetEnv DB_PASSWORD "«battery-staple»"
SetEnv DB_PASSWORD_FILE /run/secret
END
cat > Dockerfile <<END
FROM shop
ENV DB_PASSWORD «correct-horse»
ENV API_PASSWORD=«battery-staple»
END
echo "set ENV PASSWORD before the start"`)],
  ['of proxies and name servers', userData(`#!/bin/bash
cat > /etc/haproxy/haproxy.cfg <<END
  stats auth admin:«correct-horse»
  stats auth watch:$STATS_PASSWORD
  user shop insecure-password «battery-staple»
  user ops password $5$saltsalt\${{alnum:43:1}}
END
cat > /etc/named.conf <<END
key "shop" { algorithm hmac-sha256; secret "«{{base64:43:2}}=»"; };
key "ops" { algorithm hmac-sha256; secret "$KEY"; };
END`)],
  ['that agents encrypt with', file('encrypt = "«{{base64:43:2}}=»"\ndatacenter = "shop"\nencrypt_verify_incoming = true\n', '/etc/consul.d/shop.hcl')],
  ['of no agent', file('encrypt = "true"\n', '/etc/consul.d/shop.hcl')],
  ['of the users of a pool', file('"shop" "«correct-horse»"\n"ops" "md5{{hex:32:1}}"\n"old" ""\n', '/etc/pgbouncer/userlist.txt')],
  ['of the users of no pool', file('"shop" "correct-horse"\n', '/etc/shop/names.txt')],
  ['that options have by default', code(`import argparse
parser.add_argument("-p", "--password", help="of the shop", default="«correct-horse»")
parser.add_argument("--token", default=None); parser.add_argument("--api-password", help="the default password", required=True)
node = ".option('password', { type: 'string', default: '«battery-staple»' })"
`)],
  ['in further commands and their input', userData(`#!/bin/bash
printf "«correct-horse»\\ncorrect-horse\\n" | passwd deploy
echo «battery-staple» | (sudo passwd ops)
sqlplus -s system/«hunter2x» <<SQL
SET PASSWORD FOR 'shop'@'%' = '«correct-horse»';
SQL
sqlplus /nolog @a.sql; sqlplus / as sysdba; sqlplus shop/$PW @a.sql
rabbitmqadmin -u admin -p «battery-staple» list queues; cloudflared service install «eyJhIjoic2hvcCJ9»; cloudflared service install
python manage.py shell -c "User.objects.create_superuser('admin', 'a@shop.example', '«correct-horse»')"`)],
  ['with which Windows joins a domain', userData('<powershell>\nnetdom join %COMPUTERNAME% /domain:shop /userd:ops /passwordd:«correct-horse»\nnetdom join a /domain:shop /userd:ops /passwordd:*\n</powershell>')],
  ['in elements of XML that are named', file('<property name="db.password">«correct-horse»</property>\n<entry key="ops.password">${ops}</entry>\n<label name="password">Kennwort</label>\n<param name="password">Password</param>\n<property name="password" value="«battery-staple»"/>', '/etc/shop.xml')],
  ['behind an option, in capitals', userData('#!/bin/bash\nmigrate --db-password «CORRECT_HORSE» --user-password=«PASSWORD»')],
  ['that code keeps under a name', code(`config.set('db.password', '«correct-horse-1»')
errors.put("password", "is too short"); settings.set('db.password', password)
node = "new Sequelize('shop', 'app', '«battery-staple»', { host })"
`)],
];

describe('the secrets that programs and files of programs are given', () => {
  for (const [name, marked] of cases) {
    it(`are found: ${name}`, () => {
      const { text, spans } = readMarks(fillPlaceholders(marked));
      assert.deepEqual(factsOf(text).secrets.map(({ start, end }) => text.slice(start, end)), spans.map(({ start, end }) => text.slice(start, end)));
    });
  }
});
