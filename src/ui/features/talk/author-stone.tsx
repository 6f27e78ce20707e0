import { PersonStone } from '../../kit/person-stone.tsx';
import type { Author } from './talk-view.ts';

/** The stone of whoever said something; while it isn't known who, the device stands for them. */
export function AuthorStone(props: {
  readonly author: Author;
  readonly device: string;
  readonly size: number;
}) {
  return (
    <PersonStone
      person={props.author.person ?? props.device}
      name={props.author.name}
      size={props.size}
      newcomer={props.author.standing === 'newcomer'}
    />
  );
}
