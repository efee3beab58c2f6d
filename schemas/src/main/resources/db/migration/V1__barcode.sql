-- Scans, their copies and their sessions. Flyway runs this in the schema crossdock.

-- One row a scan. A later verdict on it comes with a higher revision and replaces the row; writers
-- upsert with "where excluded.revision >= scan.revision", so rows may arrive in any order.
create table crossdock.scan (
  tenant            text        not null,
  scan_id           uuid        not null,
  event_id          text        not null,
  scanner_id        text        not null,
  location          text        not null,
  raw_code          text        not null,
  event_time        timestamptz not null,
  arrival_time      timestamptz not null,
  step              text        not null,
  reading           text        not null,
  item              text,                  -- null where the code is not readable
  code_kind         text        not null,
  serialised        boolean     not null,
  fault             text        not null,
  flags             integer     not null,  -- bits of ScanFlag
  flag_names        text[]      not null,  -- the same, to read
  conflicts         jsonb       not null,  -- [{"other", "flag", "speedKmh"}]; speedKmh null: infinite
  copies            integer     not null,
  revision          integer     not null,
  source_name       text        not null,
  source_partition  integer     not null,
  source_offset     bigint      not null,
  source_message_id text        not null,
  written_at        timestamptz not null default now(),
  primary key (tenant, scan_id)
);

-- One row for each further copy of a scan that arrived (R16 a), by where the copy stands.
create table crossdock.scan_copy (
  tenant            text        not null,
  source_name       text        not null,
  source_partition  integer     not null,
  source_offset     bigint      not null,
  source_message_id text        not null,
  scan_id           uuid        not null,
  arrival_time      timestamptz not null,
  written_at        timestamptz not null default now(),
  -- A message may hold several scans, and so be several copies.
  primary key (tenant, source_name, source_partition, source_offset, source_message_id, scan_id)
);

-- One row a session. Sessions of one item never overlap; see put_session.
create table crossdock.session (
  tenant           text        not null,
  item             text        not null,
  first_event_time timestamptz not null,
  last_event_time  timestamptz not null,
  session_id       uuid        not null,
  scans            integer     not null,
  path             text[]      not null,
  flags            integer     not null,
  flag_names       text[]      not null,
  revision         integer     not null,
  written_at       timestamptz not null default now(),
  primary key (tenant, item, first_event_time),
  check (first_event_time <= last_event_time)
);

-- Writes a session. It owns its span: two sessions of one item that overlap cannot both hold, since
-- scans so close would be one session. Of two that overlap the higher revision holds, at equal
-- revisions the one that begins earlier. So any order of writing leaves the same rows. The lock
-- keeps two writers of one item apart: neither would see what the other has not committed.
create procedure crossdock.put_session(
  new_tenant text, new_item text, new_first timestamptz, new_last timestamptz, new_id uuid,
  new_scans integer, new_path text[], new_flags integer, new_flag_names text[],
  new_revision integer)
language plpgsql
set search_path = pg_catalog
as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(new_tenant || chr(31) || new_item, 0));
  if exists (
      select from crossdock.session s
      where s.tenant = new_tenant and s.item = new_item
        and s.first_event_time <= new_last and s.last_event_time >= new_first
        and (s.revision > new_revision
          or (s.revision = new_revision and s.first_event_time < new_first))) then
    return;
  end if;
  delete from crossdock.session s
    where s.tenant = new_tenant and s.item = new_item
      and s.first_event_time <= new_last and s.last_event_time >= new_first
      and s.first_event_time <> new_first;
  insert into crossdock.session as s (
      tenant, item, first_event_time, last_event_time, session_id, scans, path, flags,
      flag_names, revision)
    values (
      new_tenant, new_item, new_first, new_last, new_id, new_scans, new_path, new_flags,
      new_flag_names, new_revision)
    on conflict (tenant, item, first_event_time) do update set
      last_event_time = excluded.last_event_time,
      session_id = excluded.session_id,
      scans = excluded.scans,
      path = excluded.path,
      flags = excluded.flags,
      flag_names = excluded.flag_names,
      revision = excluded.revision,
      written_at = now();
end
$$;
