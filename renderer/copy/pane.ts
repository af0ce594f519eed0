/** Words for the pane at the side of a wide page. */
export const paneCopy = {
  title: 'Details',
  nobody: {
    title: 'Nobody chosen',
    text: 'Walk through the list with ↑ and ↓, or click somebody: all that is known about the invitation stands here.',
  },
  queue: {
    title: 'The queue',
    text: 'What goes out, what waits and why, and what failed stand in the list, with what can be done about each.',
  },
};
