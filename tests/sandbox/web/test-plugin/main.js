/** A bundle as plugins ship it: a classic script that only reads globals and registers itself. */
(() => {
  const { React, ReactBootstrap, ReactRedux, ReactIntl } = globalThis;
  const { PostUtils, WebappUtils, registerPlugin } = globalThis;
  const element = React.createElement;

  function Panel() {
    const username = ReactRedux.useSelector((state) => {
      const { users } = state.entities;
      return users.profiles[users.currentUserId]?.username ?? '';
    });
    const { formatMessage } = ReactIntl.useIntl();
    return element(
      'div',
      { id: 'essai-panel', style: { padding: '1.6rem' } },
      element('p', null, formatMessage({ id: 'essai.hello' }, { username })),
      element('p', null, `React ${React.version}`),
      PostUtils.messageHtmlToComponent(PostUtils.formatText('**gras**', {}), {}),
      element('button', { type: 'button', className: 'btn btn-primary' }, 'Un bouton'),
    );
  }

  function Card({ post }) {
    return element('p', { className: 'essai-card' }, `Carte : ${post.message}`);
  }

  function Failing() {
    throw new Error('A card that fails.');
  }

  function Root() {
    return element('span', { id: 'essai-root', hidden: true });
  }

  function Main() {
    return element('h1', { id: 'essai-main', style: { padding: '2.4rem' } }, 'Une page entière');
  }

  function Greeting({ show, onHide, onExited }) {
    const { Modal } = ReactBootstrap;
    return element(
      Modal,
      { show, onHide, onExited, 'aria-labelledby': 'essai-title' },
      element(
        Modal.Header,
        { closeButton: true, closeLabel: 'Fermer', onHide },
        element(Modal.Title, { id: 'essai-title', componentClass: 'h1' }, 'Bienvenue'),
      ),
      element(Modal.Body, null, 'Une fenêtre du greffon'),
    );
  }

  class Essai {
    initialize(registry, store) {
      globalThis.essaiSawAtStart = {
        team: store.getState().entities.teams.currentTeamId,
        channel: store.getState().entities.channels.currentChannelId,
      };
      registry.registerTranslations((locale) => ({
        'essai.hello': locale === 'fr' ? 'Bonjour {username}' : 'Hello {username}',
      }));
      registry.registerReducer((state = { clicks: 0 }, action) =>
        action.type === 'ESSAI_CLICK' ? { clicks: state.clicks + 1 } : state,
      );
      const icon = '/plugins/essai/public/icon.svg';
      const { rhsComponent } = registry.registerAppBarComponent(
        icon,
        undefined,
        'Essai',
        null,
        Panel,
        'Essai',
      );
      registry.registerProduct('/essai', 'product-boards', 'Essai', '/essai', Main);
      registry.registerMainMenuAction('Saluer', () =>
        store.dispatch(
          WebappUtils.modals.openModal({ modalId: 'essai', dialogType: Greeting, dialogProps: {} }),
        ),
      );
      registry.registerRootComponent(Root);
      registry.registerPostTypeComponent('custom_essai', Card);
      registry.registerPostTypeComponent('custom_essai_failing', Failing);
      registry.registerChannelHeaderMenuAction('Ouvrir Essai', () => {
        store.dispatch(rhsComponent.showRHSPlugin);
      });
      registry.registerChannelHeaderButtonAction(
        element('i', { className: 'icon icon-check', 'aria-hidden': true }),
        () => store.dispatch(rhsComponent.toggleRHSPlugin),
        'Essai',
        'Essai',
      );
      registry.registerPostDropdownMenuAction(
        'Noter ce message',
        (postId) => {
          globalThis.essaiNoted = postId;
          store.dispatch({ type: 'ESSAI_CLICK' });
        },
        () => true,
      );
      registry.registerWebSocketEventHandler('posted', (message) => {
        globalThis.essaiHeard = message.data.post;
      });
    }

    uninitialize() {
      globalThis.essaiEnded = true;
    }
  }

  registerPlugin('essai', new Essai());
})();
