import { readView } from './address/view';
import { keptTheme, showTheme } from './app/theme';
import { askAhead } from './service/ahead';

// The larger part is loaded while the service answers, and is drawn in the colours that were chosen from the first frame on.
void import('./page');
showTheme(keptTheme());
askAhead(readView(location.pathname + location.search));
