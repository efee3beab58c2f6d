package io.crossdock.io.postgres;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.Test;

/** Who may do what to which object: the table in the README of schemas, as the database has it. */
public class RightsTest {
  private static final Path README =
      Path.of(System.getProperty("crossdock.root", ".."), "schemas", "README.md");

  /** A line an object; S select, I insert, U update, D delete, X execute. */
  private static final String TABLE =
      """
      with role (place, name) as (
        values (1, 'crossdock_writer'), (2, 'crossdock_reader'), (3, 'crossdock_notifier'),
          (4, 'crossdock_dashboard')
      ), object as (
        select c.oid, c.relname as name, c.relkind = 'v' as is_view, c.relacl as acl,
          c.relowner as owner, case c.relkind when 'v' then 2 when 'S' then 3 else 1 end as place,
          case c.relkind when 'v' then 'view' when 'S' then 'sequence' else 'table' end as kind
        from pg_class c
        where c.relnamespace = 'crossdock'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')
          -- A column's own: whoever may insert a row has what it takes.
          and not exists (
            select from pg_depend d where d.objid = c.oid and d.deptype = 'i' and c.relkind = 'S')
        union all
        select p.oid, p.proname, false, p.proacl, p.proowner, 4,
          case p.prokind when 'p' then 'procedure' else 'function' end
        from pg_proc p
        where p.pronamespace = 'crossdock'::regnamespace
          -- The type's own: none of the roles needs them.
          and p.proname not in ('text_range', 'text_multirange')
      ), rights as (
        select o.place, o.kind, o.name, r.place as role,
          (select string_agg(case a.privilege_type when 'EXECUTE' then 'X'
               when 'SELECT' then 'S' when 'INSERT' then 'I' when 'UPDATE' then 'U'
               when 'DELETE' then 'D' else ' ' || a.privilege_type end,
             '' order by position(left(a.privilege_type, 1) in 'SIUDTREM'))
           from aclexplode(o.acl) a where a.grantee = r.name::regrole) as granted
        from object o cross join role r
      )
      select '| `' || name || '` | ' || kind || ' | '
        || string_agg(coalesce(granted, ''), ' | ' order by role) || ' |'
      from rights
      group by place, kind, name
      order by place, name
      """;

  @Test
  public void theTableInTheReadmeIsWhatHolds() throws SQLException, IOException {
    List<String> held = TestDatabase.rows(TABLE);
    List<String> written =
        Files.readAllLines(README).stream()
            .filter(
                line ->
                    line.matches("\\| `\\w+` \\| (table|view|sequence|procedure|function) \\| .*"))
            .map(line -> line.replaceAll(" +", " "))
            .toList();
    List<String> expected = held.stream().map(line -> line.replaceAll(" +", " ")).toList();
    assertThat("write instead:\n" + String.join("\n", held), written, equalTo(expected));
  }

  @Test
  public void everybodyHasNothing() throws SQLException {
    // 0 is PUBLIC; where nothing was granted or revoked, PostgreSQL's own defaults hold.
    assertThat(
        TestDatabase.rows(
            """
            select 'schema ' || n.nspname
            from pg_namespace n, aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a
            where n.nspname = 'crossdock' and a.grantee = 0
            union all
            select 'relation ' || c.relname
            from pg_class c,
              aclexplode(coalesce(c.relacl,
                acldefault(case c.relkind when 'S' then 's'::"char" else 'r' end, c.relowner))) a
            where c.relnamespace = 'crossdock'::regnamespace and a.grantee = 0
            union all
            select 'column ' || c.attrelid::regclass || '.' || c.attname
            from pg_attribute c join pg_class r on r.oid = c.attrelid, aclexplode(c.attacl) a
            where r.relnamespace = 'crossdock'::regnamespace
            union all
            select 'routine ' || p.oid::regprocedure
            from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
            where p.pronamespace = 'crossdock'::regnamespace and a.grantee = 0
            union all
            select 'type ' || t.typname
            from pg_type t, aclexplode(coalesce(t.typacl, acldefault('T', t.typowner))) a
            -- Types of rows and of arrays follow what they are of; a multirange follows its range.
            where t.typnamespace = 'crossdock'::regnamespace and a.grantee = 0
              and t.typtype in ('r', 'e', 'd', 'b') and t.typelem = 0
            """),
        empty());
  }

  @Test
  public void rolesLogInNowhereAndAreNothingElse() throws SQLException {
    assertThat(
        TestDatabase.rows(
            """
            select rolname from pg_roles r
            where rolname like 'crossdock\\_%'
              and (rolcanlogin or rolsuper or rolcreaterole or rolcreatedb or rolreplication
                or rolbypassrls or exists (select from pg_auth_members m where m.member = r.oid))
            """),
        empty());
  }

  /** A view shows what its owner may read: to be let see a view is to be let see no table. */
  @Test
  public void viewsRunWithTheirOwnersRightsAndRoutinesWithTheirCallers() throws SQLException {
    assertThat(
        TestDatabase.rows(
            """
            select relname from pg_class
            where relnamespace = 'crossdock'::regnamespace and relkind = 'v'
              and reloptions::text like '%security_invoker%'
            union all
            select proname from pg_proc
            where pronamespace = 'crossdock'::regnamespace and prosecdef
            """),
        empty());
  }

  @Test
  public void nothingThatIsGrantedCanBeHandedOn() throws SQLException {
    assertThat(
        TestDatabase.rows(
            """
            select c.relname from pg_class c, aclexplode(c.relacl) a
            where c.relnamespace = 'crossdock'::regnamespace and a.is_grantable
              and a.grantee <> c.relowner
            """),
        empty());
  }
}
