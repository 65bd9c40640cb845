/** Properties that carry whatever people write into them, including secrets, which no schema can tell. */
import { gather } from '../text/gather.js';
import { untypedCarrierTable } from './generated/untyped-carrier.js';
import { type PropertyPath, propertyTable } from './property-table.js';

/**
 * What the carrier is for: an `environment` reaches a workload at run time, a `header` is sent with requests, a `setting`
 * configures a service, a `parameter` goes to another template or document, a `script` is run, a `document` is a definition in
 * a language of its own, and `fetched` names where the secrets of a workload are kept.
 */
export type CarrierPurpose = (typeof purposes)[number];

const purposes = ['environment', 'header', 'setting', 'parameter', 'script', 'document', 'fetched'] as const;

/**
 * A property, by its shape: `text`; a `map` whose values are texts or lists of texts; `pairs`, where `path` leads to each
 * element of a list and `name` and `value` are properties of the element; a `tree` of anything, or its text.
 */
export type UntypedCarrier =
  | { readonly shape: 'text' | 'map' | 'tree'; readonly purpose: CarrierPurpose; readonly path: PropertyPath }
  | {
      readonly shape: 'pairs';
      readonly purpose: CarrierPurpose;
      readonly path: PropertyPath;
      readonly name: string;
      readonly value: string;
    };

const shapes = ['text', 'map', 'pairs', 'tree'] as const;
const tags = gather(purposes, (purpose) => shapes.map((shape) => `${purpose}.${shape}` as const));
const entriesOf = propertyTable(() => untypedCarrierTable, tags);
const wholeResource: readonly UntypedCarrier[] = [{ shape: 'tree', purpose: 'parameter', path: [] }];

/** The carriers of a resource type. For a custom resource or a third-party one, the whole resource is a carrier. */
export function untypedCarriers(type: string): readonly UntypedCarrier[] {
  if (type === 'AWS::CloudFormation::CustomResource' || !/^(?:AWS|Alexa)::/.test(type)) return wholeResource;
  return gather(entriesOf(type), ({ path, tag }) => {
    const purpose = purposes.find((known) => tag.startsWith(`${known}.`));
    const shape = shapes.find((known) => tag.endsWith(`.${known}`));
    return purpose === undefined || shape === undefined ? [] : [carrier(purpose, shape, path)];
  });
}

function carrier(purpose: CarrierPurpose, shape: UntypedCarrier['shape'], path: PropertyPath): UntypedCarrier {
  if (shape !== 'pairs') return { shape, purpose, path };
  const [name = '', value = ''] = path.slice(-2);
  return { shape, purpose, path: path.slice(0, -2), name, value };
}
