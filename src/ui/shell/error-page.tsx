import { Button } from '../kit/button.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import styles from './error-page.module.css';

export interface ErrorPageProps {
  readonly problem: unknown;
  readonly onAgain: () => void;
}

/** What browsers say of a part of the app that they couldn't fetch. */
const UNFETCHED = /dynamically imported module|importing a module script failed/i;

/** The app itself stumbled on one page. The words for the person first; what happened, for who mends it. */
export function ErrorPage(props: ErrorPageProps) {
  const what = () =>
    props.problem instanceof Error
      ? `${props.problem.name}: ${props.problem.message}`
      : String(props.problem);
  const isUnfetched = () => UNFETCHED.test(what());
  const again = () => {
    // A part that once failed to come is asked for again only by a new page.
    if (isUnfetched() && navigator.onLine) location.reload();
    else props.onAgain();
  };
  return (
    <div class={styles.page}>
      <EmptyState
        title="This page didn’t open"
        act={
          <Button look="solid" onClick={again}>
            Try once more
          </Button>
        }
      >
        <p>
          {isUnfetched()
            ? 'This part of the app isn’t on this device yet, and can’t be reached now. Once you’re connected, try again.'
            : 'That’s the app’s own mistake.'}{' '}
          Everything you wrote is safe on this device.
        </p>
        <details class={styles.details}>
          <summary>What happened, for those who mend it</summary>
          <code>{what()}</code>
        </details>
      </EmptyState>
    </div>
  );
}
