export { csvOf } from './csv';
export { download } from './download';
export { PrintLine } from './print-line';
export { useCopies, usePrints } from './use-copies';
