export { startFallDue, startRecorder } from './start-command-side';
export { CommandApiModule } from './command-api.module';
export { measureCommandSide, type CommandSignalParts } from './signals/command-signals';
export { FallDue, type FallDueParts } from './fall-due/fall-due';
export { importLines, type Importer } from './import/import-lines';
