/** What is measured: files of the corpus. */
import fs from 'node:fs';
import path from 'node:path';
import { corpus } from '../corpus.mjs';

export const hasCorpus = fs.existsSync(path.join(corpus, 'real'));

export const real = path.join(corpus, 'real');
export const stress = {
  yaml: path.join(corpus, 'stress/joined-500.template.yaml'),
  json: path.join(corpus, 'stress/joined-500.template.json'),
  dense: path.join(corpus, 'stress/cdk-dense.template.json'),
};
export const published = path.join(real, 'aws-cloudformation-templates');

/** Templates written by people, of about 50 KB and of about 5 KB. */
export const about50 = [
  'widdix/jenkins/jenkins2-ha.yaml',
  'quickstart-f5-big-ip-virtual-edition-ha/templates/workload.template.yaml',
  'quickstart-linux-bastion/templates/linux-bastion-entrypoint-existing-vpc.template.yaml',
  'quickstart-jfrog-artifactory/templates/jfrog-artifactory-ec2-existing-vpc.template.yaml',
  'security-reference-architecture/aws_sra_examples/modules/cloudtrail-org-module/templates/sra-cloudtrail-org-module-main.yaml',
].map((name) => path.join(real, name));
export const about5 = [
  'quickstart-datalake-foundation/templates/redshift.template.yaml',
  'serverless-patterns/multi-account-private-apigw/accountA/template.yaml',
  'aws-cloudformation-templates/Solutions/GitLabAndVSCode/GitLabAndVSCode.yaml',
].map((name) => path.join(real, name));

export function read(file) {
  return fs.readFileSync(file, 'utf8');
}
