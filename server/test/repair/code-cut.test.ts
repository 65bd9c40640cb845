import assert from 'node:assert/strict';
import { cutsInCode } from '../../src/repair/script/code-cut.js';
import { withReadVariables } from '../../src/repair/script/environment-read.js';
import { credential } from '../../src/repair/script/script-text.js';

/** `%` stands for a credential. */
function cut(code: string, variables: readonly string[] = []): string | null {
  const text = withReadVariables(code.replaceAll('%', credential), new Set(variables));
  const cuts = cutsInCode(text, new Set(variables));
  if (cuts === null) return null;
  assert(cuts.every(({ start }, index) => start >= (cuts[index - 1]?.end ?? 0)), 'in order and apart');
  return [...cuts].reverse().reduce((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
}

describe('credentials in code', () => {
  const cases: readonly (readonly [name: string, before: string, after: string])[] = [
    ['all that a client receives', "s3 = boto3.client(aws_access_key_id='%', aws_secret_access_key='%')\n", 's3 = boto3.client()\n'],
    ['the last options', "s3 = boto3.client('s3', aws_access_key_id='%', aws_secret_access_key=\"%\")\n", "s3 = boto3.client('s3')\n"],
    ['the first options', "s3 = boto3.Session(aws_access_key_id = '%', aws_secret_access_key = '%', region_name='x')\n", "s3 = boto3.Session(region_name='x')\n"],
    ['options apart from each other', "a = client(aws_access_key_id='%', region_name='x', aws_secret_access_key='%', verify=True)\n", "a = client(region_name='x', verify=True)\n"],
    ['options on lines of their own', "a = client(\n    's3',\n    aws_access_key_id='%',\n    aws_secret_access_key='%',\n    region_name='x',\n)\n", "a = client(\n    's3',\n    region_name='x',\n)\n"],
    ['the last of these', "a = client(\n    's3',\n    aws_access_key_id='%',\n    aws_secret_access_key='%',\n)\n", "a = client(\n    's3',\n)\n"],
    ['a token too', "a = client('s3', aws_access_key_id='%', aws_secret_access_key='%', aws_session_token='%')\n", "a = client('s3')\n"],
    ['the other half, however it is written', "a = client('s3', aws_access_key_id='%', aws_secret_access_key='wonderland')\n", "a = client('s3')\n"],
    ['names that only hand it on', "KEY = '%'  # of the importer\nSECRET = 'wonderland'\n\na = client('s3', aws_access_key_id=KEY, aws_secret_access_key=SECRET)\n", "\na = client('s3')\n"],
    ['names with a type', "KEY: str = '%'\nSECRET : str='%'\na = client(aws_access_key_id=KEY, aws_secret_access_key=SECRET)\n", 'a = client()\n'],
    ['names within a function', "def f():\n    key = '%'\n    return client(aws_access_key_id=key, aws_secret_access_key='%')\n", 'def f():\n    return client()\n'],
    ['what the SDK reads', "import os\nos.environ['AWS_ACCESS_KEY_ID'] = '%'\nos.environ[\"AWS_SECRET_ACCESS_KEY\"] = '%'\na = client()\n", 'import os\na = client()\n'],
    ['the credentials of a client', "const a = new S3Client({ region: 'x', credentials: { accessKeyId: '%', secretAccessKey: '%' } });\n", "const a = new S3Client({ region: 'x' });\n"],
    ['these on lines of their own', "const a = new S3Client({\n  credentials: {\n    accessKeyId: '%',\n    secretAccessKey: '%',\n  },\n  region: 'x',\n});\n", "const a = new S3Client({\n  region: 'x',\n});\n"],
    ['options beside others', "const a = new AWS.S3({ accessKeyId: '%', 'secretAccessKey': `%`, region });\n", 'const a = new AWS.S3({ region });\n'],
    ['names that are options, too', "const accessKeyId = '%';\nlet secretAccessKey = '%'\nnew S3Client({ credentials: { accessKeyId, secretAccessKey } });\n", 'new S3Client({});\n'],
    ['settings of the SDK', "AWS.config.accessKeyId = '%';\nAWS.config.secretAccessKey = '%';\nnew AWS.S3();\n", 'new AWS.S3();\n'],
    ['options with a word on each', "a = client(\n    's3',  # store\n    aws_access_key_id='%',  # id\n    aws_secret_access_key='%',  # secret\n)\n", "a = client(\n    's3',  # store\n)\n"],
    ['the last option with a word on it', "new AWS.S3({\n  region: 'x',\n  accessKeyId: '%', // id\n  secretAccessKey: '%' // secret\n});\n", "new AWS.S3({\n  region: 'x',\n});\n"],
    ['credentials with a word on each', "new S3Client({\n  credentials: {\n    accessKeyId: '%', // id\n    secretAccessKey: '%',\n  },\n  region: 'x',\n});\n", "new S3Client({\n  region: 'x',\n});\n"],
    ['what is set for all clients', "AWS.config.update({\n  accessKeyId: '%',\n  secretAccessKey: '%',\n});\nnew AWS.S3();\n", 'new AWS.S3();\n'],
    ['but not what else is set with it', "AWS.config.update({ accessKeyId: '%', secretAccessKey: '%', region: 'x' });\n", "AWS.config.update({ region: 'x' });\n"],
    ['an object that is kept under a name', "const credentials = {\n  accessKeyId: '%',\n  secretAccessKey: '%',\n};\nnew S3Client({ region: 'x', credentials });\nnew SQSClient({ credentials });\n", "new S3Client({ region: 'x' });\nnew SQSClient({});\n"],
    ['an object of another name', "const keys = { accessKeyId: '%', secretAccessKey: '%' };\nnew S3Client({ credentials: keys, region: 'x' });\nnew AWS.SQS({ ...keys, region: 'x' });\n", "new S3Client({ region: 'x' });\nnew AWS.SQS({ region: 'x' });\n"],
    ['what names were given it', "const id = '%';\nconst keys = { accessKeyId: id, secretAccessKey: '%' };\nAWS.config.credentials = keys;\nnew AWS.S3();\n", 'new AWS.S3();\n'],
    ['credentials that are made', "const keys = new AWS.Credentials({ accessKeyId: '%', secretAccessKey: '%' });\nnew AWS.S3({ credentials: keys });\n", 'new AWS.S3({});\n'],
    ['credentials that are made of two', "AWS.config.credentials = new AWS.Credentials('%', '%');\nnew AWS.S3();\n", 'new AWS.S3();\n'],
    ['credentials that a client is made with', "const id = '%';\nnew AWS.S3({ region: 'x', credentials: new Credentials(id, '%') });\n", "new AWS.S3({ region: 'x' });\n"],
    ['a dictionary', "keys = dict(aws_access_key_id='%', aws_secret_access_key='%')\ns3 = boto3.client('s3', **keys)\n", "s3 = boto3.client('s3')\n"],
    ['a dictionary in braces', "keys = {\n    'aws_access_key_id': '%',\n    'aws_secret_access_key': '%',\n}\ns3 = boto3.client('s3', **keys, region_name='x')\n", "s3 = boto3.client('s3', region_name='x')\n"],
    ['a part of a dictionary', "options = {'aws_access_key_id': '%', 'aws_secret_access_key': '%', 'region_name': 'x'}\ns3 = boto3.client('s3', **options)\n", "options = {'region_name': 'x'}\ns3 = boto3.client('s3', **options)\n"],
    ['declarations side by side', "let id = '%', secret = '%';\nnew S3Client({ accessKeyId: id, secretAccessKey: secret });\n", 'new S3Client({});\n'],
    ['declarations on lines of their own', "const id = '%',\n      secret = '%',\n      bucket = 'x';\nnew S3Client({ accessKeyId: id, secretAccessKey: secret });\n", "const bucket = 'x';\nnew S3Client({});\n"],
    ['declarations behind another', "const s3 = require('s3'), id = '%', secret = '%'; // all\nnew s3.Client({ accessKeyId: id, secretAccessKey: secret });\n", "const s3 = require('s3'); // all\nnew s3.Client({});\n"],
    ['one declaration of two', "const id = '%', secret = f(1, 2);\nnew S3Client({ accessKeyId: id, secretAccessKey: '%' });\nlog(secret);\n", "const secret = f(1, 2);\nnew S3Client({});\nlog(secret);\n"],
    ['the last declaration of a text', "new S3Client({ accessKeyId: id, secretAccessKey: '%' });\nconst x = 1, id = '%'", 'new S3Client({});\nconst x = 1'],
    ['names that get their values at once', "key, secret = '%', '%'\na = client(aws_access_key_id=key, aws_secret_access_key=secret)\n", 'a = client()\n'],
    ['two of three such names', "key, secret, bucket = '%', '%', os.environ['BUCKET']  # all\na = client(aws_access_key_id=key, aws_secret_access_key=secret)\n", "bucket = os.environ['BUCKET']  # all\na = client()\n"],
    ['the last two of them', "bucket, key, secret = name(1, 2), '%', '%'\na = client(aws_access_key_id=key, aws_secret_access_key=secret)\n", 'bucket = name(1, 2)\na = client()\n'],
    ['two apart', "key, bucket, secret = '%', 'x', '%'\na = client(aws_access_key_id=key, aws_secret_access_key=secret)\n", "bucket = 'x'\na = client()\n"],
    ['names in brackets', "const [bucket, id, secret] = ['x', '%', '%'];\nnew S3Client({ accessKeyId: id, secretAccessKey: secret });\n", "const [bucket] = ['x'];\nnew S3Client({});\n"],
    ['all names in brackets', "const [id, secret] = ['%', '%']\nnew S3Client({ accessKeyId: id, secretAccessKey: secret });\n", 'new S3Client({});\n'],
    ['what a session takes by place', "s = boto3.Session('%', '%', region_name='x')\nt = boto3.session.Session('%', '%', '%')\n", "s = boto3.Session(region_name='x')\nt = boto3.session.Session()\n"],
    ['the same of a session of another name', "from boto3 import Session\nKEY = '%'\ns = Session(KEY, '%')\n", 'from boto3 import Session\ns = Session()\n'],
    ['what a client takes by place', "a = boto3.client('s3', None, None, True, None, None, '%', '%')\nb = session.resource('s3', 'x', None, use(1, 2), None, None, '%', '%', '%')\n", "a = boto3.client('s3', None, None, True, None, None)\nb = session.resource('s3', 'x', None, use(1, 2), None, None)\n"],
  ];
  for (const [name, before, after] of cases) it(`are removed: ${name}`, () => { assert.equal(cut(before), after); });

  it('are removed where the code reads variables', () => {
    assert.equal(cut("a = client(aws_access_key_id=os.environ['ID'], aws_secret_access_key=os.getenv('SECRET'), x=os.environ.get('MODE'))\n", ['ID', 'SECRET']), "a = client(x=os.environ.get('MODE'))\n");
    assert.equal(cut("const id = process.env.ID;\nnew S3Client({ credentials: { accessKeyId: id, secretAccessKey: process.env['SECRET'] } });\n", ['ID', 'SECRET']), 'new S3Client({});\n');
  });

  it('are removed where the environment has another name', () => {
    assert.equal(cut("env = os.environ\na = client(aws_access_key_id=env['ID'], aws_secret_access_key=env.get('SECRET', ''))\n", ['ID', 'SECRET']), 'env = os.environ\na = client()\n');
    assert.equal(cut("const env = process.env; // all of it\nnew S3Client({ credentials: { accessKeyId: env.ID, secretAccessKey: env['SECRET'] } });\n", ['ID', 'SECRET']), 'const env = process.env; // all of it\nnew S3Client({});\n');
    assert.equal(cut("a = client(aws_access_key_id=env['ID'], aws_secret_access_key=env['SECRET'])\n", ['ID', 'SECRET']), null);
  });

  const client = 'new S3Client({ credentials: { accessKeyId: ID, secretAccessKey: SECRET } });\n';
  const patterns: readonly (readonly [name: string, before: string, after: string])[] = [
    ['nothing else', 'const { ID, SECRET } = process.env;\n', ''],
    ['more behind them', 'const { ID, SECRET, BUCKET } = process.env;\n', 'const { BUCKET } = process.env;\n'],
    ['more before them', 'const { BUCKET, ID, SECRET } = process.env; // from outside\n', 'const { BUCKET } = process.env; // from outside\n'],
    ['more between them', 'const { ID, BUCKET, SECRET } = process.env\n', 'const { BUCKET } = process.env\n'],
    ['more around them', 'let { BUCKET, ID, SECRET, MODE } = process.env;\n', 'let { BUCKET, MODE } = process.env;\n'],
    ['lines of their own', 'const {\n  ID,\n  SECRET,\n  BUCKET,\n} = process.env;\n', 'const {\n  BUCKET,\n} = process.env;\n'],
    ['the last lines', 'const {\n  BUCKET,\n  ID,\n  SECRET,\n} = process.env;\n', 'const {\n  BUCKET,\n} = process.env;\n'],
    ['what stands in for them', "const { ID = '', SECRET = undefined, BUCKET } = process.env;\n", 'const { BUCKET } = process.env;\n'],
  ];
  for (const [name, before, after] of patterns) {
    it(`are removed where a pattern reads variables: ${name}`, () => {
      assert.equal(cut(`${before}${client}`, ['ID', 'SECRET']), `${after}new S3Client({});\n`);
    });
  }

  it('are removed where variables are read as text', () => {
    assert.equal(cut("a = client(aws_access_key_id=str(os.environ['ID']), aws_secret_access_key=os.environ['SECRET'].strip())\n", ['ID', 'SECRET']), 'a = client()\n');
    assert.equal(cut("new S3Client({ accessKeyId: String(process.env.ID), secretAccessKey: process.env.SECRET.trim() });\n", ['ID', 'SECRET']), 'new S3Client({});\n');
    assert.equal(cut("a = client(aws_access_key_id=str(os.environ['ID'], 'ascii'), aws_secret_access_key=os.environ['SECRET'])\n", ['ID', 'SECRET']), null);
    assert.equal(cut("use(process.env.ID)\n", ['ID']), null);
  });

  it('are removed where several names are assigned at once', () => {
    assert.equal(cut("let id = process.env.ID, secret = process.env.SECRET;\nnew S3Client({ accessKeyId: id, secretAccessKey: secret });\n", ['ID', 'SECRET']), 'new S3Client({});\n');
    assert.equal(cut("key, mode, secret = os.environ['ID'], os.environ['MODE'], os.getenv('SECRET', '')\na = client(aws_access_key_id=key, aws_secret_access_key=secret)\n", ['ID', 'SECRET']), "mode = os.environ['MODE']\na = client()\n");
  });

  const imports: readonly string[] = ["from os import environ as env\n", "from os import path, environ as env\n"];
  for (const line of imports) {
    it(`are removed where Python imports the environment: ${line.trim()}`, () => {
      assert.equal(cut(`${line}a = client(aws_access_key_id=env['ID'], aws_secret_access_key=env.get('SECRET'))\n`, ['ID', 'SECRET']), `${line}a = client()\n`);
    });
  }

  const environments: readonly string[] = ["import { env } from 'node:process';\n", 'const { env } = process;\n', "const { env } = require('process');\n", 'const env = process.env;\n'];
  for (const line of environments) {
    it(`are removed where JavaScript names the environment: ${line.trim()}`, () => {
      assert.equal(cut(`${line}new S3Client({ accessKeyId: env.ID, secretAccessKey: env.SECRET });\n`, ['ID', 'SECRET']), `${line}new S3Client({});\n`);
      assert.equal(cut(`${line}const { ID, SECRET, MODE } = env;\nnew S3Client({ accessKeyId: ID, secretAccessKey: SECRET });\n`, ['ID', 'SECRET']), `${line}const { MODE } = env;\nnew S3Client({});\n`);
    });
  }

  it('are removed where a pattern renames them', () => {
    const renamed = 'const { ID: id, BUCKET, SECRET: secret } = process.env;\nnew S3Client({ accessKeyId: id, secretAccessKey: secret });\n';
    assert.equal(cut(renamed, ['ID', 'SECRET']), 'const { BUCKET } = process.env;\nnew S3Client({});\n');
  });

  it('are removed with the fallback for an unset variable', () => {
    assert.equal(cut("a = client(aws_access_key_id=os.environ.get('ID', ''), aws_secret_access_key=os.getenv('SECRET', None))\n", ['ID', 'SECRET']), 'a = client()\n');
    assert.equal(cut("new S3Client({ credentials: { accessKeyId: process.env.ID || '', secretAccessKey: process.env.SECRET ?? \"\" } });\n", ['ID', 'SECRET']), 'new S3Client({});\n');
    assert.equal(cut("a = client(aws_access_key_id=os.getenv('ID', 'other'), aws_secret_access_key=os.getenv('SECRET'))\n", ['ID', 'SECRET']), null);
  });

  it('are removed from a client that a function returns', () => {
    assert.equal(cut("const store = () => new AWS.S3({ accessKeyId: '%', secretAccessKey: '%' });\n"), 'const store = () => new AWS.S3({});\n');
    assert.equal(cut("def store():\n    return client('s3', aws_access_key_id='%', aws_secret_access_key='%')\n"), "def store():\n    return client('s3')\n");
  });

  const open: readonly (readonly [name: string, code: string, variables?: readonly string[]])[] = [
    ['a call of another kind', "sign('%')\n"],
    ['a name that is read elsewhere', "KEY = '%'\nprint(KEY)\na = client(aws_access_key_id=KEY, aws_secret_access_key='%')\n"],
    ['a name with two values', "KEY = '%'\nKEY = 'other'\na = client(aws_access_key_id=KEY, aws_secret_access_key='%')\n"],
    ['a half that comes from elsewhere', "a = client(aws_access_key_id='%', aws_secret_access_key=fetch())\n"],
    ['a half in another client', "a = client(aws_access_key_id='%', aws_secret_access_key='%')\nb = client(aws_access_key_id=id())\n"],
    ['a store that is none of AWS', "a = client('s3', endpoint_url='https://store.example', aws_access_key_id='%', aws_secret_access_key='%')\n"],
    ['a block that would be left empty', "if live:\n    KEY = '%'\na = client(aws_access_key_id=KEY, aws_secret_access_key='%')\n"],
    ['a variable that is read elsewhere too', "a = client(aws_access_key_id=os.environ['ID'], aws_secret_access_key=os.environ['SECRET'])\nprint(os.environ['ID'])\n", ['ID', 'SECRET']],
    ['a variable of a pattern that is read elsewhere too', `const { ID, SECRET } = process.env;\nlog(ID);\n${client}`, ['ID', 'SECRET']],
    ['a variable of a pattern that is read by another way too', `const { ID, SECRET } = process.env;\nlog(process.env.ID);\n${client}`, ['ID', 'SECRET']],
    ['a variable of a pattern that no client receives', 'const { ID } = process.env;\nsign(ID);\n', ['ID']],
    ['a name that two patterns give', `const { ID, SECRET } = process.env;\nconst { KEY: ID } = process.env;\n${client}`, ['ID', 'SECRET', 'KEY']],
    ['all that is left of the environment', `const { ID, SECRET, ...others } = process.env;\n${client}`, ['ID', 'SECRET']],
    ['an object that is read elsewhere too', "const keys = { accessKeyId: '%', secretAccessKey: '%' };\nlog(keys);\nnew S3Client({ credentials: keys });\n"],
    ['an object that a function returns', "function keys() {\n  return { accessKeyId: '%', secretAccessKey: '%' };\n}\nnew S3Client({ credentials: keys() });\n"],
    ['an object that an arrow function returns', "const keys = () => ({ accessKeyId: '%', secretAccessKey: '%', expiration: soon() });\nnew S3Client({ credentials: keys() });\n"],
    ['a dictionary that a function returns', "def keys():\n    return dict(aws_access_key_id='%', aws_secret_access_key='%')\na = client(**keys())\n"],
    ['an object with more in it that is passed on as credentials', "const keys = { accessKeyId: '%', secretAccessKey: '%', expiration: soon() };\nnew S3Client({ credentials: keys });\n"],
    ['the same behind it', "const credentials = { expiration: soon(), accessKeyId: '%', secretAccessKey: '%' };\nnew S3Client({ credentials });\n"],
    ['credentials that are made for something else', "sign(new AWS.Credentials('%', '%'));\n"],
    ['credentials that are made of options for something else', "sign(new AWS.Credentials({ accessKeyId: '%', secretAccessKey: '%' }));\n"],
    ['a declaration that is read elsewhere too', "let id = '%', secret = '%';\nlog(id);\nnew S3Client({ accessKeyId: id, secretAccessKey: secret });\n"],
    ['a declaration that is given another value', "let id = '%', secret = '%';\nid = other;\nnew S3Client({ accessKeyId: id, secretAccessKey: secret });\n"],
    ['names at once that are not as many as the values', "key, secret = '%', '%', 1\na = client(aws_access_key_id=key, aws_secret_access_key=secret)\n"],
    ['names at once in a block that would be left empty', "if live:\n    key, secret = '%', '%'\na = client(aws_access_key_id=key, aws_secret_access_key=secret)\n"],
    ['a session that takes more by place', "s = boto3.Session('%', '%', None, 'eu-west-1')\n"],
    ['a session that takes half a key by place', "s = boto3.Session('%', aws_secret_access_key='%')\n"],
    ['a session of something else', "s = Session('%', '%')\n"],
    ['a client of a store that is none of AWS, by place', "a = boto3.client('s3', None, None, True, None, 'https://store.example', '%', '%')\n"],
    ['a client that takes more by place', "a = boto3.client('s3', None, None, True, None, None, '%', '%', None, Config())\n"],
    ['an option that is none of the SDK', "a = client(key_id='%')\n"],
  ];
  for (const [name, code, variables] of open) it(`stay: ${name}`, () => { assert.equal(cut(code, variables), null); });

  it('stay in a client that is passed other credentials', () => {
    const other = "b = client('s3', aws_access_key_id='minio', aws_secret_access_key='minio123')\n";
    assert.equal(cut(`a = client('s3', aws_access_key_id='%', aws_secret_access_key='%')\n${other}`), null);
  });
});
