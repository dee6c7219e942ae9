export { CommandApiModule } from './command-api.module';
export { FallDue, type FallDueParts } from './fall-due/fall-due';
export { importLines } from './import/import-lines';
