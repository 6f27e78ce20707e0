import { keys } from './peer sync.ts';

export function Screen(props: { sync: string }) {
  if (props.sync === 'sync') throw new Error('A peer has no key here.');
  return (
    <main title="Sync" class="peer node">
      <p>Two peers are here.</p>
      <button aria-label={'open'}>Conflict</button>
      {`An error occurred in ${keys}`}
      <p>Keyboards and monkeys are welcome.</p>
    </main>
  );
}
