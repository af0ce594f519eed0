/** Words for the pane at the side of a wide page. */
export const paneCopy = {
  title: 'Details',
  nobody: {
    title: 'Nobody chosen',
    text: 'Walk through the list with ↑ and ↓, or click somebody: all that is known about the invitation stands here.',
  },
  queue: {
    title: 'Nothing chosen',
    text: 'Walk through the queue with ↑ and ↓, or click a line: what goes out, when, and what was tried stands here.',
  },
};
