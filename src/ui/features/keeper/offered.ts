import { keeperBeside } from '../../../app/invitation.ts';
import { fromReadable } from '../../projection/from-readable.ts';
import { useAssembly, useMoot } from '../../projection/context.ts';

/** Keepers beside the meeting points of this device, that this assembly is not kept at yet. */
export function createOffered(): () => readonly string[] {
  const moot = useMoot();
  const assembly = useAssembly();
  const connection = fromReadable(moot.connection);
  const keepers = fromReadable(assembly.open.keepers);
  return () =>
    connection()
      .meetingPoints.filter(({ keeps }) => keeps === true)
      .map(({ url }) => keeperBeside(url))
      .filter((url) => !keepers().some((keeper) => keeper.url === url && keeper.wish !== 'forget'));
}
