import type { Unit } from '../catalogue/catalogue.ts';
import type { Marker } from '../query/observation.ts';
import { isDecimal, multiplyDecimals } from './decimal.ts';

/** What a cell for a number holds. */
export type CellValue =
  /** A plain decimal. `isRounded`: written in thousands or millions, so that its last digits are not known. */
  | { readonly kind: 'number'; readonly value: string; readonly isRounded: boolean; readonly isPercent: boolean }
  /** No number, and why; `note` keeps what was printed where it says more ('fewer than 5'). */
  | { readonly kind: 'marker'; readonly marker: Marker; readonly note: string | null }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unreadable' };

/**
 * Symbols for a number that is not there, in the words of the GSS data symbols, with the obsolete ones that older
 * files still have: https://analysisfunction.civilservice.gov.uk/policy-store/symbols-in-tables-definitions-and-help/
 */
const MARKERS: Readonly<Record<string, Marker>> = {
  c: 'suppressed',
  '*': 'suppressed',
  '~': 'suppressed',
  suppressed: 'suppressed',
  confidential: 'suppressed',
  redacted: 'suppressed',
  z: 'not applicable',
  'n/a': 'not applicable',
  na: 'not applicable',
  'not applicable': 'not applicable',
  x: 'unavailable',
  ':': 'unavailable',
  '..': 'unavailable',
  'not available': 'unavailable',
  unavailable: 'unavailable',
  'no data': 'unavailable',
  tbc: 'unavailable',
  low: 'low',
  k: 'low',
};

/** '[u]': the number was left out for its low reliability. It is unavailable, and that is why. */
const UNRELIABLE = /^(?:u|\[u\])$/i;

const SIGNS = /[\u2212\u2013\u2010\u2011]/g;
const SPACES = /[\s\u00A0\u2007\u202F]+/g;
/** 1,250 but never 12,50 or 1,25: a comma that parts no thousands may be a decimal point of elsewhere. */
const NUMBER = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?$/;
const FEWER = /^(?:<|\u2264|less than |fewer than |under )\s*=?\s*\d+$/i;
const SCALES: Readonly<Record<string, string>> = {
  k: '1000',
  thousand: '1000',
  m: '1000000',
  mn: '1000000',
  million: '1000000',
  bn: '1000000000',
  billion: '1000000000',
};
const SCALED = /^(.*?\d)\s*(k|thousand|mn?|million|bn|billion)$/i;

/** What may stand beside a number of a unit and says nothing more. */
const SAID: Readonly<Partial<Record<Unit, RegExp>>> = {
  days: /\s*(?:working )?days?$/i,
  hours: /\s*(?:hours?|hrs?)$/i,
  minutes: /\s*(?:minutes?|mins?)$/i,
  'per-1000': /\s*per 1,?000$/i,
  'per-10000': /\s*per 10,?000$/i,
  'per-100000': /\s*per 100,?000$/i,
};

/** Reads one cell as people type it; a number keeps its printed decimals: '80.0' stays '80.0'. */
export function readCellValue(text: string, unit: Unit | null): CellValue {
  const plain = text.replace(SPACES, ' ').trim();
  if (plain === '') return { kind: 'empty' };
  const marker = readMarker(plain);
  if (marker !== null) return { kind: 'marker', marker, note: null };
  if (UNRELIABLE.test(plain))
    return { kind: 'marker', marker: 'unavailable', note: `printed as ${plain}, low reliability` };
  if (FEWER.test(plain)) return { kind: 'marker', marker: 'suppressed', note: `printed as ${plain}` };
  return readNumber(plain.replace(SIGNS, '-'), unit);
}

/** '[c]', 'c', 'N/A' and the marker's own name; null where the text is none. */
export function readMarker(text: string): Marker | null {
  const symbol = text
    .trim()
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase();
  return MARKERS[symbol] ?? null;
}

function readNumber(text: string, unit: Unit | null): CellValue {
  const isPercent = text.endsWith('%');
  const bare = withoutUnit(isPercent ? text.slice(0, -1).trim() : text, unit);
  if (isPercent && unit !== null && unit !== 'percent') return { kind: 'unreadable' };
  const scaled = unit === 'money' ? SCALED.exec(bare) : null;
  const value = decimalOf((scaled?.[1] ?? bare).trim());
  if (value === null) return { kind: 'unreadable' };
  const scale = scaled === null ? undefined : SCALES[scaled[2]?.toLowerCase() ?? ''];
  if (scale === undefined) return { kind: 'number', value, isRounded: false, isPercent };
  return { kind: 'number', value: multiplyDecimals(value, scale), isRounded: true, isPercent };
}

function withoutUnit(text: string, unit: Unit | null): string {
  if (unit === 'money') return text.replace(/^(\(?[+-]?\s*)£\s*([+-]?)/, '$1$2');
  const said = unit === null ? undefined : SAID[unit];
  return said === undefined ? text : text.replace(said, '');
}

/** A plain decimal of '1,250', '+3', '.5', '(3)'; null where it is no number. */
function decimalOf(text: string): string | null {
  const inBrackets = /^\((.+)\)$/.exec(text);
  const found = NUMBER.exec(inBrackets?.[1] ?? text);
  if (found === null || (found[2] === undefined && found[3] === undefined)) return null;
  if (inBrackets !== null && found[1] !== '') return null;
  const digits = (found[2] ?? '0').replaceAll(',', '').replace(/^0+(?=\d)/, '') + (found[3] ?? '');
  const isNegative = (inBrackets !== null || found[1] === '-') && /[1-9]/.test(digits);
  const value = `${isNegative ? '-' : ''}${digits}`;
  return isDecimal(value) ? value : null;
}
