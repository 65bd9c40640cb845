/** The accounts from which Elastic Load Balancing writes access logs, by region. */
import { createRequire } from 'node:module';
import { compare, generatedModule, npmSource } from './generated-module.mjs';

const script = 'generate-elb-accounts.mjs';
const regionPackage = '@aws-cdk/region-info';

export function generate() {
  const { RegionInfo } = createRequire(import.meta.url)(regionPackage);
  const lines = RegionInfo.regions
    .filter(({ elbv2Account }) => elbv2Account !== undefined)
    .map(({ name, elbv2Account }) => `${name} ${elbv2Account}`)
    .sort(compare);
  return {
    'server/src/data/generated/elb-account.ts': generatedModule({
      script,
      source: npmSource(regionPackage),
      constants: { elbAccountTable: lines.join('\n') },
    }),
  };
}
