/** The domains in which AWS names its services, in every partition. */
import { createRequire } from 'node:module';
import { compare, generatedModule, npmSource } from './generated-module.mjs';

const script = 'generate-service-domains.mjs';
const regionPackage = '@aws-cdk/region-info';

export function generate() {
  const { RegionInfo } = createRequire(import.meta.url)(regionPackage);
  const domains = new Set(RegionInfo.regions.flatMap(({ domainSuffix }) => domainSuffix ?? []));
  return {
    'server/src/data/generated/service-domain.ts': generatedModule({
      script,
      source: npmSource(regionPackage),
      constants: { serviceDomainTable: [...domains].sort(compare).join('\n') },
    }),
  };
}
