/** Shows what arrives, and that the page runs. */
const list = document.querySelector('ol');
document.body.dataset.ready = 'yes';
window.guestlist.on('queue.changed', (payload) => {
  const line = document.createElement('li');
  line.textContent = JSON.stringify(payload);
  list.append(line);
});
