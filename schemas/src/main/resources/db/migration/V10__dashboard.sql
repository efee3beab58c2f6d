-- What the dashboard may see and do, and the indexes by which it asks for what is new.

-- A role without a login, as those of V4. Of what it shows it may read only; the one thing that a
-- person does there is to take an episode on.
do $$
begin
  if not exists (select from pg_roles where rolname = 'crossdock_dashboard') then
    create role crossdock_dashboard nologin;
  end if;
end
$$;

grant usage on schema crossdock to crossdock_dashboard;
grant select on crossdock.scan, crossdock.scan_copy, crossdock.session, crossdock.scanner_report,
  crossdock.anomaly, crossdock.conservation, crossdock.failure, crossdock.replay,
  crossdock.truck_event, crossdock.truck_window, crossdock.alert, crossdock.stop,
  crossdock.vibration, crossdock.feature_row, crossdock.prediction, crossdock.machine_health,
  crossdock.work_order, crossdock.work_order_progress
  to crossdock_dashboard;
grant select, insert on crossdock.acknowledgement to crossdock_dashboard;

-- The newest rows of a tenant. New rows go to the end of a tenant's part, which stays in memory.
create index scan_by_writing on crossdock.scan (tenant, written_at);
create index scan_copy_by_writing on crossdock.scan_copy (tenant, written_at);
create index truck_event_by_writing on crossdock.truck_event (tenant, written_at);
create index truck_window_by_writing on crossdock.truck_window (tenant, written_at);
create index vibration_by_writing on crossdock.vibration (tenant, written_at);
create index prediction_by_writing on crossdock.prediction (tenant, written_at);
create index session_by_writing on crossdock.session (tenant, written_at);
create index failure_by_time on crossdock.failure (tenant, last_seen);
create index alert_by_time on crossdock.alert (tenant, began_at);
create index work_order_by_time on crossdock.work_order (tenant, began_at);
create index replay_by_time on crossdock.replay (chosen_at);

-- Scans with something to say are few beside the others.
create index scan_flagged on crossdock.scan (tenant, written_at) where flags <> 0;

-- The scans of one item, for whoever follows it.
create index scan_of_item on crossdock.scan (tenant, item, event_time) where item is not null;
