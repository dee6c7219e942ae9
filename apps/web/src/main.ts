import { readView } from './address/view';
import { storedTheme, showTheme } from './app/theme';
import { prefetch } from './service/ahead';

// The larger part of the page loads while the service answers. The first frame already has the chosen theme.
void import('./page');
showTheme(storedTheme());
prefetch(readView(location.pathname + location.search));
