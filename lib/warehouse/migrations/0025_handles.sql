-- What people are called in chats, so that it can be taken out of texts.

ALTER TABLE people ADD COLUMN handle VARCHAR;
COMMENT ON COLUMN people.handle IS 'What the tool calls them beside their name, such as a display name or an account; NULL where it has none.';
