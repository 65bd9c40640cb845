/** Keys in the files and options of tools that have their own names for them, such as s3cmd, rclone, s3fs or GitLab Runner. */
import { hole } from '../../text/hole.js';
import { matchesOf } from '../../text/match.js';
import type { Script } from '../script/script.js';
import { isJson } from './passed-key.js';
import { hostOfAws, namesAws } from '../use/endpoint.js';

export interface ToolKey {
  readonly start: number;
  /** The name followed by its value. */
  readonly whole: string;
  readonly name: string;
  readonly value: string;
}

interface Tool {
  /** What shows in the text, or in the name of the file, that it is for the tool. */
  readonly isMeant: RegExp;
  /** Captures the name, then the value. */
  readonly form: RegExp;
}

/**
 * By the manuals of s3cmd, rclone ("Amazon S3 Storage Providers"), fluent-plugin-s3, GitLab Runner ("Advanced
 * configuration", `[runners.cache.s3]`), Spring Cloud AWS ("Credentials"), Logstash ("S3 input plugin"), Beats ("AWS
 * credentials configuration"), Telegraf ("CloudWatch output plugin"), the plugins of Elasticsearch for EC2 and S3, the registry
 * of Docker ("S3 storage driver"), Prometheus (`ec2_sd_config`), Terraform ("AWS Provider") and Vault ("S3 Storage Backend",
 * "AWS KMS Seal"), Trino ("S3 file system support"), Druid ("S3-compatible") and Rails ("Active Storage Overview").
 */
const tools: readonly Tool[] = [
  { isMeant: /s3cmd|\.s3cfg/, form: /(?<![\w-])((?:--)?(?:access|secret)_key)[ \t]{0,8}=[ \t]{0,8}["']?([^\s"']{1,256})/g },
  {
    isMeant: /^[ \t]*provider[ \t]*=[ \t]*AWS\b/m,
    form: /(?<![\w-])(access_key_id|secret_access_key)[ \t]{0,8}=[ \t]{0,8}["']?([^\s"']{1,256})/g,
  },
  { isMeant: /aws_key_id|aws_sec_key/, form: /(?<![\w-])(aws_key_id|aws_sec_key)[ \t]{1,8}["']?([^\s"']{1,256})/g },
  {
    isMeant: /\b(?:s3|sqs|sns|cloudwatch|kinesis)[ \t]*\{/,
    form: /(?<![\w-])(access_key_id|secret_access_key)[ \t]{0,8}=>[ \t]{0,8}["']?([^\s"']{1,256})/g,
  },
  {
    isMeant: /^[ \t]*(?:-[ \t]*)?type:[ \t]*["']?aws-(?:s3|cloudwatch)\b/m,
    form: /(?<![\w-])(access_key_id|secret_access_key):[ \t]{1,8}["']?([^\s"']{1,256})/g,
  },
  {
    isMeant: /^[ \t]*\[\[(?:in|out)puts\.(?:cloudwatch|kinesis|timestream)\w*\]\]/m,
    form: /(?<![\w-])(access_key|secret_key)[ \t]{0,8}=[ \t]{0,8}["']?([^\s"']{1,256})/g,
  },
  {
    isMeant: /\bcloud\.aws\.credentials\./,
    form: /(?<=\bcloud\.aws\.credentials\.)(access-?key|secret-?key)[ \t]{0,8}[=:][ \t]{0,8}["']?([^\s"']{1,256})/gi,
  },
  {
    isMeant: /^[ \t]*aws:[ \t]*\r?\n[ \t]+credentials:[ \t]*$/m,
    form: /(?<![\w-])(access-?key|secret-?key):[ \t]{1,8}["']?([^\s"']{1,256})/gi,
  },
  {
    isMeant: /\b(?:cloud\.aws|discovery\.ec2|repositories\.s3|s3\.client)\./,
    form: /(?<=\b(?:cloud\.aws|discovery\.ec2|repositories\.s3|s3\.client)\.(?:\w{1,40}\.)?)(access_key|secret_key)[ \t]{0,8}[:=][ \t]{0,8}["']?([^\s"']{1,256})/g,
  },
  {
    isMeant: /^storage:[ \t]*(?:\r?\n[ \t][^\r\n]*){0,40}\r?\n[ \t]+s3:/m,
    form: /(?<![\w-])(accesskey|secretkey):[ \t]{1,8}["']?([^\s"']{1,256})/g,
  },
  { isMeant: /\bec2_sd_configs:/, form: /(?<![\w-])(access_key|secret_key):[ \t]{1,8}["']?([^\s"']{1,256})/g },
  {
    isMeant: /\b(?:provider[ \t]+"aws"|storage[ \t]+"(?:s3|dynamodb)"|seal[ \t]+"awskms")[ \t]*\{/,
    form: /(?<![\w-])(access_key|secret_key)[ \t]{0,8}=[ \t]{0,8}"([^\s"]{1,256})/g,
  },
  {
    isMeant: /\bs3\.aws-access-key|\bdruid\.s3\./,
    form: /(?<=\b(?:hive\.|druid\.)?s3\.)(aws-access-key|aws-secret-key|accessKey|secretKey)[ \t]{0,8}[=:][ \t]{0,8}["']?([^\s"']{1,256})/g,
  },
  {
    isMeant: /^[ \t]*service:[ \t]*["']?S3\b/m,
    form: /(?<![\w-])(access_key_id|secret_access_key):[ \t]{1,8}["']?([^\s"']{1,256})/g,
  },
  { isMeant: /\[runners\.cache\.s3\]/, form: /(?<![\w-])(AccessKey|SecretKey)[ \t]{0,8}=[ \t]{0,8}["']?([^\s"']{1,256})/g },
];

/** A quick look, which excludes most texts, for the names that tools have for keys. */
const nameOfKey = /access[_-]?key|secret[_-]?key|aws_key_id|aws_sec_key/i;

/** Hadoop's file system on S3 and Spark above it, as options, in code and in XML (Hadoop documentation, "Hadoop-AWS module"). */
const hadoop =
  /(?<![\w.])((?:spark\.hadoop\.|-D)?fs\.s3[an]?\.(?:awsAccessKeyId|awsSecretAccessKey|access\.key|secret\.key))["']?(?:[ \t]{0,8}[=:,][ \t]{0,8}|[ \t]{1,8}|<\/name>\s{0,40}<value>)["']?([^\s"'<,)]{1,256})/g;

/** s3fs reads `id:secret` from its file, or `bucket:id:secret`. */
const s3fsWritten =
  /(?<![^\s"'=])(?:[\w.-]{1,63}:)?([^\s:"'`]{1,256}:[^\s:"'`]{1,256})["']?[ \t]{0,8}(?:>{1,2}|\|[ \t]{0,8}(?:sudo[ \t]{1,4})?tee(?:[ \t]-a)?)[ \t]{0,8}[^\s;&|]{0,128}passwd-s3fs/g;
const s3fsLine = /^[ \t]*(?:[\w.-]{1,63}:)?([^\s:"'`]{1,256}:[^\s:"'`]{1,256})[ \t]*$/gm;
const s3fs = 'passwd-s3fs';

/**
 * `aws://ID:SECRET@` of Airflow's connections, `sqs://` of Celery's brokers, `s3n://` of Hadoop's first file systems (Airflow
 * provider documentation, "Amazon Web Services Connection"; Kombu reference, "SQS Transport").
 */
const addressed = /(?<![\w+.-])((?:aws|sqs|s3[an]?):\/\/)([^\s:/@"'`]{1,256}):([^\s:@"'`]{1,256})@([\w.-]{0,253})/g;

/** A variable of a container in a manifest of Kubernetes or a definition of a task, as a pair in YAML or JSON. */
const paired =
  /(?<![\w-])["']?name["']?[ \t]{0,8}:\s{0,40}["']?(AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN))["']?\s{0,80},?\s{0,80}["']?value["']?[ \t]{0,8}:\s{0,40}["']?([^\s"',}]{1,256})/gi;

/** Settings which show that such a tool talks to a store other than S3. */
const otherStore = new RegExp(
  String.raw`(?:host_base|endpoint|s3_endpoint|ServerAddress|-o[ \t]*url|,url)["']?[ \t]{0,8}[=:]?[ \t]{0,8}["']?(?!\S{0,128}${hostOfAws})[^\s=:]`,
  'i',
);

/** The keys that the template fills in. */
export function toolKeys(script: Script): readonly ToolKey[] {
  const { text, path } = script;
  if (!mayBeFilled(text) || hasOtherStore(text)) return [];
  const file = path.at(-2) ?? '';
  const named = (nameOfKey.test(text) ? tools : [])
    .filter(({ isMeant }) => isMeant.test(text) || isMeant.test(file))
    .flatMap(({ form }) =>
      matchesOf(form, text).map(({ index, 0: whole, 1: name = '', 2: value = '' }) => ({ start: index, whole, name, value })),
    );
  const ofContainers =
    /\bAWS_(?:ACCESS|SECRET|SESSION)_/.test(text) && !isJson(script)
      ? matchesOf(paired, text).map(({ index, 0: whole, 1: name = '', 2: value = '' }) => ({ start: index, whole, name, value }))
      : [];
  const form = file.endsWith(s3fs) ? s3fsLine : s3fsWritten;
  const lines = file.endsWith(s3fs) || text.includes(s3fs) ? matchesOf(form, text) : [];
  const pairs = lines.flatMap(({ index, 0: line, 1: pair = '' }) => {
    const [id = '', word = ''] = pair.split(':');
    // Of the two halves, only the colon between them is written in the template.
    const start = index + line.indexOf(pair) + id.length;
    return id.includes(hole) && word.includes(hole) ? [{ start, whole: `:${word}`, name: s3fs, value: word }] : [];
  });
  return [...named, ...ofContainers, ...pairs, ...addressKeys(text), ...settingKeys(text)].filter(({ value }) => mayBeFilled(value));
}

/** Whether what is set beside the keys names a store that is not that of AWS. */
export function hasOtherStore(text: string): boolean {
  return otherStore.test(text);
}

/** Settings of Hadoop that the template fills in. */
export function settingKeys(text: string): readonly ToolKey[] {
  if (!text.includes('fs.s3')) return [];
  return matchesOf(hadoop, text)
    .map(({ index, 0: whole, 1: name = '', 2: value = '' }) => ({ start: index, whole, name, value }))
    .filter(({ value }) => mayBeFilled(value));
}

/** Of the two halves in an address, only the colon between them is written in the template. */
export function addressKeys(text: string): readonly ToolKey[] {
  if (!text.includes('://')) return [];
  return matchesOf(addressed, text).flatMap(({ index, 1: scheme = '', 2: id = '', 3: word = '', 4: host = '' }) => {
    const start = index + scheme.length + id.length;
    const isOfAws = host === '' || scheme.startsWith('s3') || namesAws(host);
    return isOfAws && id.includes(hole) && word.includes(hole) ? [{ start, whole: `:${word}`, name: scheme, value: word }] : [];
  });
}

/** Whether CloudFormation fills in a part of a text. */
export function mayBeFilled(text: string): boolean {
  return text.includes(hole) || text.includes('{{resolve:');
}
