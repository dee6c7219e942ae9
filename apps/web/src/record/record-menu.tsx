import { Link } from '../address/link';
import { Menu } from '../page/menu';

/** The menu of the acts that can be recorded for a partnership. */
export const RecordMenu = ({ id }: { readonly id: string }) => (
  <Menu name="Record" className="share-items">
    <Link to={{ page: 'record', partnership: id }}>An event</Link>
    <Link to={{ page: 'record', partnership: id, act: 'notice' }}>A notice</Link>
    <Link to={{ page: 'record', partnership: id, act: 'contest' }}>Who says otherwise</Link>
    <Link to={{ page: 'record', partnership: id, act: 'review' }}>I looked: no news</Link>
  </Menu>
);
