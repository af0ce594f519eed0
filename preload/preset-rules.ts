/** One for each key from Alt+1 to Alt+9. */
export const mostPresets = 9;
export const longestPresetName = 40;
