-- What was open to more than need it. Each role's rights are a table in the README of schemas, and a
-- test compares it with the database.

-- What makes a range and takes it apart came with the type text_range (V6), after V4 had closed all
-- routines, and PostgreSQL opens each new routine and type to everybody. None of them reads a table,
-- and without usage of the schema nobody reaches them. Whoever keeps crossdock.machine without being
-- its owner needs execute on text_range(text, text, text): its constraint calls it.
revoke all on all routines in schema crossdock from public;
revoke all on type crossdock.text_range from public;

-- The dashboard asks the tables themselves, for what was written last.
revoke all on crossdock.anomaly from crossdock_dashboard;
