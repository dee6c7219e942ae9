import { lazy, Suspense } from 'react';
import { Link } from '../address/link';
import { useView } from '../address/use-view';
import { addressOf } from '../address/view';
import { PartnershipPage } from '../partnership/partnership-page';
import { PartnershipsPage } from '../partnerships/partnerships-page';
import { ThemeSwitch } from './theme-switch';

// The other pages are loaded lazily, so that a picture does not wait for them.
const ExpirationsPage = lazy(async () => ({
  default: (await import('../expirations/expirations-page')).ExpirationsPage,
}));
const ImportPage = lazy(async () => ({ default: (await import('../import/import-page')).ImportPage }));
const RecordPage = lazy(async () => ({ default: (await import('../record/record-page')).RecordPage }));

const LOADING = <p className="waiting">Loading…</p>;

export function App() {
  const view = useView();
  const { page, partnership, embedded } = view;
  if (embedded && partnership !== undefined) {
    return (
      <main id="content" className="embedded">
        <PartnershipPage view={view} id={partnership} />
      </main>
    );
  }
  return (
    <>
      <a className="skip" href="#content">
        Skip to the content
      </a>
      <header className="top">
        <Link to={{ page: 'partnerships' }} className="brand">
          <BrandMark />
          Partnership timeline
        </Link>
        <nav aria-label="Pages">
          <Link to={{ page: 'partnerships' }} aria-current={page === 'partnerships' ? 'page' : undefined}>
            Partnerships
          </Link>
          <Link to={{ page: 'expirations' }} aria-current={page === 'expirations' ? 'page' : undefined}>
            Deadlines
          </Link>
          <Link
            to={{ page: 'record', ...(partnership === undefined ? {} : { partnership }) }}
            aria-current={page === 'record' || page === 'import' ? 'page' : undefined}
          >
            Record
          </Link>
          <a href="/docs">API</a>
        </nav>
        <ThemeSwitch />
      </header>
      <main id="content" tabIndex={-1}>
        {page === 'partnerships' && <PartnershipsPage view={view} />}
        {page === 'partnership' && partnership !== undefined && (
          <PartnershipPage key={partnership} view={view} id={partnership} />
        )}
        {/* Each page has its own Suspense: the previous page unmounts at once, instead of staying hidden until the next one has loaded. */}
        {page === 'expirations' && (
          <Suspense fallback={LOADING}>
            <ExpirationsPage view={view} />
          </Suspense>
        )}
        {page === 'import' && (
          <Suspense fallback={LOADING}>
            <ImportPage />
          </Suspense>
        )}
        {page === 'record' && (
          <Suspense fallback={LOADING}>
            <RecordPage key={addressOf(view)} view={view} />
          </Suspense>
        )}
      </main>
    </>
  );
}

const BrandMark = () => (
  <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
    <path d="M4 7h9M4 12h12M9 17h7" />
    <path className="now" d="M18.5 3v18" />
  </svg>
);
