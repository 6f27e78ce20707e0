import { createContext, useContext } from 'solid-js';
import type { Moot } from '../../app/api.ts';
import type { AssemblyView } from './assembly-view.ts';

/** The world that the screen shows: the person's own, or the example. */
export const MootContext = createContext<Moot>();
/** The assembly whose pages are shown. */
export const AssemblyContext = createContext<AssemblyView>();

/** The app. Only below `MootContext.Provider`. */
export function useMoot(): Moot {
  const moot = useContext(MootContext);
  if (!moot) throw new Error('useMoot outside of a MootContext');
  return moot;
}

/** The open assembly. Only on the pages of an assembly. */
export function useAssembly(): AssemblyView {
  const assembly = useContext(AssemblyContext);
  if (!assembly) throw new Error('useAssembly outside of an AssemblyContext');
  return assembly;
}
