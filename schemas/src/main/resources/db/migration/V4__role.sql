-- Two roles without a login: give one to the user that a pipeline or a person connects as. A role
-- that exists, made by an administrator, is taken as it is; making one needs the right to.
do $$
declare
  name text;
begin
  foreach name in array array['crossdock_writer', 'crossdock_reader'] loop
    if not exists (select from pg_roles where rolname = name) then
      execute format('create role %I nologin', name);
    end if;
  end loop;
end
$$;

revoke all on schema crossdock from public;
revoke all on all tables in schema crossdock from public;
revoke all on all routines in schema crossdock from public;

-- What an upsert needs: select for the columns it compares. Only sessions are ever deleted.
grant usage on schema crossdock to crossdock_writer;
grant select, insert, update on crossdock.scan to crossdock_writer;
grant select, insert on crossdock.scan_copy to crossdock_writer;
grant select, insert, update, delete on crossdock.session to crossdock_writer;
grant execute on procedure crossdock.put_session to crossdock_writer;
grant select, insert, update on crossdock.failure to crossdock_writer;
grant select, insert on crossdock.replay to crossdock_writer;

grant usage on schema crossdock to crossdock_reader;
grant select on crossdock.scan, crossdock.scan_copy, crossdock.session, crossdock.failure,
  crossdock.replay, crossdock.scanner_report, crossdock.anomaly, crossdock.conservation
  to crossdock_reader;
