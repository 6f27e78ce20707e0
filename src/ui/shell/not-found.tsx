import { ButtonLink } from '../kit/button.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { useHref } from '../routes.ts';
import { Page } from './page.tsx';

/** An address that leads nowhere: mistyped, or cut short on its way. */
export function NotFound() {
  const href = useHref();
  return (
    <Page title="Nothing at this address" wall="well" back={{ href: href().home(), label: 'Home' }}>
      <EmptyState
        title="This address leads nowhere"
        act={
          <ButtonLink href={href().home()} look="solid">
            To Home
          </ButtonLink>
        }
      >
        <p>Perhaps it was cut short on its way to you. Ask for it once more, and open all of it.</p>
      </EmptyState>
    </Page>
  );
}
