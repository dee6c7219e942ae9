import { readView } from './address/view';
import { askAhead } from './service/ahead';

// The larger part is loaded while the service answers.
void import('./page');
askAhead(readView(location.search));
