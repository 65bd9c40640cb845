/** IP addresses and ranges, in both versions. */

/** All addresses from `first` to `last`, both included. */
export interface AddressRange {
  readonly version: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

const bits = { 4: 32, 6: 128 } as const;
const octet = /^\d{1,3}$/;
const hextet = /^[0-9a-f]{1,4}$/i;

/** `203.0.113.0/24`, `2001:DB8::/32`; an address without a prefix is a range of its own. Null for anything else. */
export function readAddressRange(text: string): AddressRange | null {
  const [address = '', prefix, ...rest] = text.trim().split('/');
  const version = address.includes(':') ? 6 : 4;
  const number = version === 6 ? readVersion6(address) : readVersion4(address);
  const length = prefix === undefined ? bits[version] : readPrefix(prefix, bits[version]);
  if (number === null || length === null || rest.length > 0) return null;
  const hosts = (1n << BigInt(bits[version] - length)) - 1n;
  const first = number & ~hosts;
  return { version, first, last: first + hosts };
}

/** Whether one range contains all of another. */
export function enclosesRange(outer: AddressRange, inner: AddressRange): boolean {
  return outer.version === inner.version && outer.first <= inner.first && inner.last <= outer.last;
}

/** Whether the range is every address of its version. */
export function isEveryAddress(range: AddressRange): boolean {
  return range.first === 0n && range.last === lastAddress(range.version);
}

/**
 * Whether the range is too wide to be anybody's: wider than `/8`, in version 6 than `/32`, which Amazon S3 takes for
 * public (S3 User Guide, "The meaning of public").
 */
export function isVastRange({ version, first, last }: AddressRange): boolean {
  return last - first >= 1n << BigInt(bits[version] - (version === 4 ? 8 : 32));
}

export function lastAddress(version: 4 | 6): bigint {
  return (1n << BigInt(bits[version])) - 1n;
}

/** The form in which requests carry an address. */
export function showAddress(version: 4 | 6, address: bigint): string {
  const size = version === 4 ? 8n : 16n;
  const groups = Array.from({ length: version === 4 ? 4 : 8 }, (_, index) => {
    const shift = size * BigInt((version === 4 ? 3 : 7) - index);
    return (address >> shift) & ((1n << size) - 1n);
  });
  return version === 4 ? groups.join('.') : groups.map((group) => group.toString(16).toUpperCase()).join(':');
}

function readPrefix(text: string, most: number): number | null {
  const length = octet.test(text) ? Number(text) : most + 1;
  return length <= most ? length : null;
}

function readVersion4(text: string): bigint | null {
  const octets = text.split('.');
  if (octets.length !== 4 || !octets.every((each) => octet.test(each) && Number(each) <= 255)) return null;
  return octets.reduce((number, each) => (number << 8n) | BigInt(each), 0n);
}

function readVersion6(text: string): bigint | null {
  const [head = '', tail, ...rest] = text.split('::');
  const before = groupsOf(head);
  const after = groupsOf(tail ?? '');
  if (rest.length > 0 || before === null || after === null) return null;
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return null;
  const groups = [...before, ...Array.from({ length: missing }, () => 0n), ...after];
  return groups.reduce((number, group) => (number << 16n) | group, 0n);
}

/** The groups of sixteen bits; the last two may be written as an address of version 4. */
function groupsOf(text: string): bigint[] | null {
  if (text === '') return [];
  const parts = text.split(':');
  const last = parts.at(-1) ?? '';
  const embedded = last.includes('.') ? readVersion4(last) : null;
  if (embedded !== null) parts.splice(-1, 1, (embedded >> 16n).toString(16), (embedded & 0xffffn).toString(16));
  return parts.every((part) => hextet.test(part)) ? parts.map((part) => BigInt(`0x${part}`)) : null;
}
