/** `Fn::Cidr`: the first blocks of a given size within a block of addresses. */
import { madeText, placedAt, unknown } from '../../value/compose.js';
import type { Value } from '../../value/value.js';
import { mapOptions, type Call, type Scope } from '../scope.js';
import { itemsOf } from './call.js';
import { unlistedValue } from './unlisted.js';

/** The most blocks that CloudFormation returns. */
const maxBlocks = 256;

export function cidr(call: Call, scope: Scope): Value {
  const { node } = call;
  const [block, count, bits, more] = itemsOf(call) ?? [];
  if (block === undefined || count === undefined || bits === undefined || more !== undefined) return unknown(node, 'invalid');
  return mapOptions(scope.resolve(block), node, scope, (network) =>
    mapOptions(scope.resolve(count), node, scope, (number) =>
      mapOptions(scope.resolve(bits), node, scope, (size) => {
        const open = [network, number, size].find((value) => value.kind !== 'scalar');
        if (open !== undefined) return open.kind === 'unknown' ? placedAt(open, node) : unlistedValue(open, node);
        const blocks = cidrBlocks(textIn(network), textIn(number), textIn(size));
        return blocks === null ? unknown(node, 'invalid') : { kind: 'list', at: node, items: blocks.map((text) => madeText(node, text)) };
      }),
    ),
  );
}

function textIn(value: Value): string {
  return value.kind === 'scalar' ? value.text.trim() : '';
}

/** The blocks, or null for what CloudFormation rejects. `bits` is the length of the host part. */
function cidrBlocks(block: string, count: string, bits: string): readonly string[] | null {
  const network = parseBlock(block);
  if (network === null || !/^\d{1,3}$/.test(count) || !/^\d{1,3}$/.test(bits)) return null;
  const amount = Number(count);
  const hostBits = Number(bits);
  const prefix = network.width - hostBits;
  if (amount < 1 || amount > maxBlocks || hostBits < 1 || prefix < network.prefix) return null;
  if (BigInt(amount) > 1n << BigInt(prefix - network.prefix)) return null;
  const first = (network.address >> BigInt(network.width - network.prefix)) << BigInt(network.width - network.prefix);
  return Array.from(
    { length: amount },
    (_, index) => `${printAddress(first + (BigInt(index) << BigInt(hostBits)), network.width)}/${prefix}`,
  );
}

interface Network {
  readonly address: bigint;
  readonly prefix: number;
  /** In bits: 32 or 128. */
  readonly width: number;
}

function parseBlock(text: string): Network | null {
  const match = /^([0-9A-Fa-f.:]{2,45})\/(\d{1,3})$/.exec(text);
  const [, host = '', length = ''] = match ?? [];
  const width = host.includes(':') ? 128 : 32;
  const address = width === 32 ? parseAddress4(host) : parseAddress6(host);
  const prefix = Number(length);
  return address === null || prefix > width ? null : { address, prefix, width };
}

function parseAddress4(text: string): bigint | null {
  const bytes = text.split('.');
  if (bytes.length !== 4 || bytes.some((byte) => !/^\d{1,3}$/.test(byte) || Number(byte) > 255)) return null;
  return bytes.reduce((address, byte) => (address << 8n) | BigInt(byte), 0n);
}

function parseAddress6(text: string): bigint | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...tail];
  if (groups.some((group) => !/^[0-9A-Fa-f]{1,4}$/.test(group))) return null;
  return groups.reduce((address, group) => (address << 16n) | BigInt(`0x${group}`), 0n);
}

function printAddress(address: bigint, width: number): string {
  if (width === 32) return [24n, 16n, 8n, 0n].map((shift) => String((address >> shift) & 255n)).join('.');
  const groups = Array.from({ length: 8 }, (_, index) => ((address >> BigInt(112 - 16 * index)) & 0xffffn).toString(16));
  return compress(groups);
}

/** The longest run of zero groups becomes `::` (RFC 5952). */
function compress(groups: readonly string[]): string {
  let [bestStart, bestLength] = [-1, 1];
  for (let start = 0; start < groups.length; start++) {
    let length = 0;
    while (groups[start + length] === '0') length += 1;
    if (length > bestLength) [bestStart, bestLength] = [start, length];
  }
  if (bestStart < 0) return groups.join(':');
  return `${groups.slice(0, bestStart).join(':')}::${groups.slice(bestStart + bestLength).join(':')}`;
}
