import type { BarsSpec } from '../spec/chart-spec.ts';
import { layOutColumns } from './columns.ts';
import type { Drawing } from './drawing.ts';
import { INNER } from './frame.ts';
import { layOutRows } from './rows.ts';
import { cleanText, LABEL, widthOf } from './text.ts';

/** More than these have no room across: they stand upright however long their names are. */
const MOST_ROWS = 12;
const AXIS_WIDTH = 56;

/** A period by itself, as short as an axis has it; with a name before it, it is a name. */
const PERIOD = /^(year to )?(\d{1,2} )?([A-Z][a-z]{2} |Q\d )?\d{4}(\/\d{2})?$/;

/** Bars upright where they are periods, or their names fit under them, or they are many; else across, under their names. */
export function layOutBars(spec: BarsSpec): Drawing {
  const slot = (INNER - AXIS_WIDTH) / spec.bars.length;
  const arePeriods = spec.bars.every(({ label }) => PERIOD.test(label));
  const fit = spec.bars.every(({ label }) => halvesOf(label).every((half) => widthOf(half, LABEL) + 6 <= slot));
  return arePeriods || fit || spec.bars.length > MOST_ROWS ? layOutColumns(spec) : layOutRows(spec);
}

function halvesOf(label: string): readonly string[] {
  const text = cleanText(label);
  const at = text.lastIndexOf(' ');
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
