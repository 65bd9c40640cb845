/** Numbers and dates as conditions write them. */

const decimal = /^[+-]?\d{1,30}(?:\.\d{1,30})?$/;
const epochSeconds = /^\d{5,15}(?:\.\d{1,9})?$/;
const isoDate = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)?)?)?)?$/i;

/** A decimal number; null for any other text. */
export function readNumber(text: string): number | null {
  return decimal.test(text.trim()) ? Number(text) : null;
}

/**
 * A date of ISO 8601, down to the year, the month or the day alone, or seconds since 1970; as milliseconds since 1970.
 * Without a zone it is UTC.
 */
export function readDate(text: string): number | null {
  const trimmed = text.trim();
  if (epochSeconds.test(trimmed)) return Number(trimmed) * 1000;
  const match = isoDate.exec(trimmed);
  if (match === null) return null;
  const [, year = '', month = '01', day = '01', hour = '00', minute = '00', second = '00', fraction = '0', zone = 'Z'] = match;
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  const isOnCalendar = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCMonth() === Number(month) - 1;
  const isOnClock = Number(hour) <= 24 && Number(minute) < 60 && Number(second) <= 60;
  return !isOnCalendar || !isOnClock ? null : time + Number(`0.${fraction}`) * 1000 - zoneMinutes(zone) * 60_000;
}

function zoneMinutes(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith('-') ? -minutes : minutes;
}
