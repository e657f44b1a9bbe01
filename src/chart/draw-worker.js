// @ts-check
import { tsImport } from 'tsx/esm/api';

/*
 * Where a worker begins. Plain JavaScript, because under Node 20 a worker does not get the loader that `--import tsx`
 * gives the main thread (https://github.com/privatenumber/tsx/issues/354): it has to bring its own.
 */
/** @type {typeof import('./draw-spec.ts')} */
const { drawSpec } = await tsImport('./draw-spec.ts', import.meta.url);

export { drawSpec };
