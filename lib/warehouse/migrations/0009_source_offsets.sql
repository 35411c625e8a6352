-- How far the clocks of two exports lie apart, from events that both of them tell.

CREATE TABLE source_offsets (
  source_a VARCHAR NOT NULL,
  source_b VARCHAR NOT NULL,
  event VARCHAR NOT NULL,
  n INTEGER NOT NULL,
  offset_s DOUBLE NOT NULL,
  residual_s DOUBLE NOT NULL,
  apart BOOLEAN NOT NULL
);
COMMENT ON TABLE source_offsets IS 'One row per pair of sources and kind of event that both tell, where at least five such events agree on the difference of their times. Nothing is corrected by it. Rebuilt after every load. Key: `source_a`, `source_b`, `event`.';
COMMENT ON COLUMN source_offsets.source_a IS 'Source the event comes from.';
COMMENT ON COLUMN source_offsets.source_b IS 'Source that tells of it.';
COMMENT ON COLUMN source_offsets.event IS '`bot_post`: a tool''s event and the post its bot makes of it in chat; `same_record`: one id of one tool in two exports; `alert`: an alert and the incident it names; `same_text`: a line that stands once in each of two chats.';
COMMENT ON COLUMN source_offsets.n IS 'Events seen in both, count.';
COMMENT ON COLUMN source_offsets.offset_s IS 'Median of the times of `source_b` less those of `source_a`, seconds; what a bot or an alert takes on its way is in it.';
COMMENT ON COLUMN source_offsets.residual_s IS 'Median absolute deviation of the differences from it, seconds; at most 120.';
COMMENT ON COLUMN source_offsets.apart IS 'Whether it is more than the way and chance explain: then a clock or a configured zone is wrong.';
