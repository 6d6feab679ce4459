// Azurite asks for it only with a SQL metadata store.
module.exports = {};
