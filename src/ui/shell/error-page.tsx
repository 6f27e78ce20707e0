import { Button } from '../kit/button.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import styles from './error-page.module.css';

export interface ErrorPageProps {
  readonly problem: unknown;
  readonly onAgain: () => void;
}

/** The app itself stumbled on one page. The words for the person first; what happened, for who mends it. */
export function ErrorPage(props: ErrorPageProps) {
  const what = () =>
    props.problem instanceof Error
      ? `${props.problem.name}: ${props.problem.message}`
      : String(props.problem);
  return (
    <div class={styles.page}>
      <EmptyState
        title="This page didn’t open"
        act={
          <Button look="solid" onClick={() => props.onAgain()}>
            Try once more
          </Button>
        }
      >
        <p>That’s the app’s own mistake. Everything you wrote is safe on this device.</p>
        <details class={styles.details}>
          <summary>What happened, for those who mend it</summary>
          <code>{what()}</code>
        </details>
      </EmptyState>
    </div>
  );
}
