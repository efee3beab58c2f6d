-- Sessions by the batch. A function can be called for each row of a staging table, which a procedure
-- cannot; put_session stays for whoever writes one. Each call sees what those before it did.

-- As put_session was (V1), but for one look at what is there where most sessions overlap nothing.
create function crossdock.keep_session(
  new_tenant text, new_item text, new_first timestamptz, new_last timestamptz, new_id uuid,
  new_scans integer, new_path text[], new_flags integer, new_flag_names text[],
  new_revision integer)
returns void
language plpgsql
set search_path = pg_catalog
as $$
declare
  others boolean;
  stale boolean;
begin
  perform pg_advisory_xact_lock(hashtextextended(new_tenant || chr(31) || new_item, 0));
  select count(*) filter (where s.first_event_time <> new_first) > 0,
      count(*) filter (where s.revision > new_revision
        or (s.revision = new_revision and s.first_event_time < new_first)) > 0
    into others, stale
    from crossdock.session s
    where s.tenant = new_tenant and s.item = new_item
      and s.first_event_time <= new_last and s.last_event_time >= new_first;
  if stale then
    return;
  end if;
  if others then
    delete from crossdock.session s
      where s.tenant = new_tenant and s.item = new_item
        and s.first_event_time <= new_last and s.last_event_time >= new_first
        and s.first_event_time <> new_first;
  end if;
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

create or replace procedure crossdock.put_session(
  new_tenant text, new_item text, new_first timestamptz, new_last timestamptz, new_id uuid,
  new_scans integer, new_path text[], new_flags integer, new_flag_names text[],
  new_revision integer)
language plpgsql
set search_path = pg_catalog
as $$
begin
  perform crossdock.keep_session(
    new_tenant, new_item, new_first, new_last, new_id, new_scans, new_path, new_flags,
    new_flag_names, new_revision);
end
$$;

revoke all on function crossdock.keep_session from public;
grant execute on function crossdock.keep_session to crossdock_writer;
