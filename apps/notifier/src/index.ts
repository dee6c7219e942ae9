export { NotifierModule, type NotifierOptions } from './notifier.module';
