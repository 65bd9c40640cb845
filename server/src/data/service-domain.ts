/** The domains in which AWS names its services, such as `amazonaws.com` and `amazonaws.com.cn`. */
import { serviceDomainTable } from './generated/service-domain.js';

let domains: readonly string[] | undefined;

/** Whether a name is in such a domain, with or without a region before the domain. */
export function isInServiceDomain(name: string): boolean {
  domains ??= serviceDomainTable.split('\n').map((domain) => `.${domain}`);
  return domains.some((domain) => name.endsWith(domain));
}
