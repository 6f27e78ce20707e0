/** Names in the crowd that are hard to lay out: 60 characters, and words that won't break by themselves. */
export const LONG_NAME = 'Wilhelmina Featherstonehaugh-Cholmondeley of Lower Slaughter';
export const UNBROKEN_NAME = 'Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewis';
export const UNBROKEN_TITLE =
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
/** The proposal on which everyone has said where they stand. */
export const CROWDED_TITLE = 'Everyone says where they stand on this one';
