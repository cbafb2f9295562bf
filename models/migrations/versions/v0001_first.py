"""The first schema."""

import sqlalchemy as sa
from alembic import op

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the book up."""
    op.create_table(
        "call_sheet_counters",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("used", sa.SmallInteger(), nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_sheet_counters")),
        sa.UniqueConstraint("day", name=op.f("uq_call_sheet_counters_day")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "managers",
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("branch", sa.String(length=200), nullable=False),
        sa.Column("contact_id", Id, nullable=True),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name="fk_managers_contact_id_contacts", use_alter=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_managers")),
        sa.UniqueConstraint("uid", name=op.f("uq_managers_uid")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "book_settings",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("manager_id", Id, nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["manager_id"], ["managers.id"], name=op.f("fk_book_settings_manager_id_managers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_book_settings")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("book_settings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_book_settings_manager_id"), ["manager_id"], unique=False)
        batch_op.create_index("uq_book_settings_manager_id_key", ["manager_id", "key"], unique=True)

    op.create_table(
        "call_sheets",
        sa.Column("number", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("printed_at", sa.DateTime(), nullable=False),
        sa.Column("manager_name", sa.String(length=120), nullable=False),
        sa.Column("branch", sa.String(length=200), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.Column("manager_id", Id, nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["manager_id"], ["managers.id"], name=op.f("fk_call_sheets_manager_id_managers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_sheets")),
        sa.UniqueConstraint("number", name=op.f("uq_call_sheets_number")),
        sa.UniqueConstraint("uid", name=op.f("uq_call_sheets_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("call_sheets", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_call_sheets_manager_id"), ["manager_id"], unique=False)

    op.create_table(
        "interactions",
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("inbound", sa.Boolean(), nullable=False),
        sa.Column("result", sa.String(length=16), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("occasion", sa.String(length=60), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.Column("manager_id", Id, nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["manager_id"], ["managers.id"], name=op.f("fk_interactions_manager_id_managers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interactions")),
        sa.UniqueConstraint("uid", name=op.f("uq_interactions_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("interactions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_interactions_day"), ["day"], unique=False)
        batch_op.create_index(batch_op.f("ix_interactions_manager_id"), ["manager_id"], unique=False)

    op.create_table(
        "journal_steps",
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("lasting", sa.Boolean(), nullable=False),
        sa.Column("undoes_id", Id, nullable=True),
        sa.Column("undone_by_id", Id, nullable=True),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.Column("manager_id", Id, nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["manager_id"], ["managers.id"], name=op.f("fk_journal_steps_manager_id_managers")
        ),
        sa.ForeignKeyConstraint(
            ["undoes_id"], ["journal_steps.id"], name=op.f("fk_journal_steps_undoes_id_journal_steps")
        ),
        sa.ForeignKeyConstraint(
            ["undone_by_id"], ["journal_steps.id"], name=op.f("fk_journal_steps_undone_by_id_journal_steps")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_steps")),
        sa.UniqueConstraint("uid", name=op.f("uq_journal_steps_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("journal_steps", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_journal_steps_manager_id"), ["manager_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_journal_steps_undoes_id"), ["undoes_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_journal_steps_undone_by_id"), ["undone_by_id"], unique=False)

    op.create_table(
        "organizations",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("match_key", sa.String(length=200), nullable=False),
        sa.Column("sort_key", sa.String(length=400), nullable=False),
        sa.Column("search_key", sa.Text(), nullable=False),
        sa.Column("is_school", sa.Boolean(), nullable=False),
        sa.Column("industry", sa.String(length=120), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("place_code", sa.String(length=6), nullable=True),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("website", sa.String(length=200), nullable=False),
        sa.Column("founded", sa.String(length=10), nullable=True),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.Column("manager_id", Id, nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["manager_id"], ["managers.id"], name=op.f("fk_organizations_manager_id_managers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organizations")),
        sa.UniqueConstraint("uid", name=op.f("uq_organizations_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("organizations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_organizations_manager_id"), ["manager_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_organizations_match_key"), ["match_key"], unique=False)

    op.create_table(
        "own_factors",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("first", sa.String(length=60), nullable=False),
        sa.Column("second", sa.String(length=60), nullable=False),
        sa.Column("third", sa.String(length=60), nullable=False),
        sa.Column("manager_id", Id, nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["manager_id"], ["managers.id"], name=op.f("fk_own_factors_manager_id_managers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_factors")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("own_factors", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_own_factors_manager_id"), ["manager_id"], unique=False)

    op.create_table(
        "tags",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.Column("manager_id", Id, nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["manager_id"], ["managers.id"], name=op.f("fk_tags_manager_id_managers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tags")),
        sa.UniqueConstraint("name", name=op.f("uq_tags_name")),
        sa.UniqueConstraint("uid", name=op.f("uq_tags_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("tags", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tags_manager_id"), ["manager_id"], unique=False)

    op.create_table(
        "cohorts",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("stage", sa.String(length=16), nullable=True),
        sa.Column("organization_id", Id, nullable=True),
        sa.Column("class_name", sa.String(length=120), nullable=False),
        sa.Column("from_year", sa.SmallInteger(), nullable=True),
        sa.Column("to_year", sa.SmallInteger(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.Column("manager_id", Id, nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["manager_id"], ["managers.id"], name=op.f("fk_cohorts_manager_id_managers")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_cohorts_organization_id_organizations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cohorts")),
        sa.UniqueConstraint("uid", name=op.f("uq_cohorts_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("cohorts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cohorts_manager_id"), ["manager_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_cohorts_name"), ["name"], unique=False)
        batch_op.create_index(batch_op.f("ix_cohorts_organization_id"), ["organization_id"], unique=False)

    op.create_table(
        "contacts",
        sa.Column("is_me", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_note", sa.String(length=120), nullable=False),
        sa.Column("nickname", sa.String(length=120), nullable=False),
        sa.Column("english_name", sa.String(length=120), nullable=False),
        sa.Column("salutation", sa.String(length=60), nullable=False),
        sa.Column("gender", sa.String(length=10), nullable=True),
        sa.Column("sort_key", sa.String(length=400), nullable=False),
        sa.Column("search_key", sa.Text(), nullable=False),
        sa.Column("birth_solar", sa.String(length=10), nullable=True),
        sa.Column("birth_lunar_month", sa.SmallInteger(), nullable=True),
        sa.Column("birth_lunar_day", sa.SmallInteger(), nullable=True),
        sa.Column("birth_lunar_leap", sa.Boolean(), nullable=False),
        sa.Column("birth_lunar_year", sa.SmallInteger(), nullable=True),
        sa.Column("native_place", sa.String(length=200), nullable=False),
        sa.Column("native_code", sa.String(length=6), nullable=True),
        sa.Column("birth_place", sa.String(length=200), nullable=False),
        sa.Column("birth_code", sa.String(length=6), nullable=True),
        sa.Column("ethnicity", sa.String(length=40), nullable=False),
        sa.Column("party", sa.String(length=40), nullable=False),
        sa.Column("spouse", sa.String(length=120), nullable=False),
        sa.Column("children", sa.String(length=200), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("purpose", sa.String(length=200), nullable=False),
        sa.Column("consent", sa.String(length=200), nullable=False),
        sa.Column("do_not_contact", sa.Boolean(), nullable=False),
        sa.Column("do_not_contact_reason", sa.String(length=200), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("added_day", sa.Date(), nullable=False),
        sa.Column("organization_id", Id, nullable=True),
        sa.Column("organization", sa.String(length=200), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("clock_ordinal", sa.Integer(), nullable=False),
        sa.Column("next_day", sa.Date(), nullable=True),
        sa.Column("value", sa.SmallInteger(), nullable=True),
        sa.Column("demand", sa.SmallInteger(), nullable=True),
        sa.Column("authority", sa.SmallInteger(), nullable=True),
        sa.Column("personality", sa.SmallInteger(), nullable=True),
        sa.Column("closeness", sa.SmallInteger(), nullable=True),
        sa.Column("competition", sa.SmallInteger(), nullable=True),
        sa.Column("first_sum", sa.SmallInteger(), nullable=False),
        sa.Column("second_sum", sa.SmallInteger(), nullable=False),
        sa.Column("third_sum", sa.SmallInteger(), nullable=False),
        sa.Column("computed_rank", sa.SmallInteger(), nullable=False),
        sa.Column("tier_rank", sa.SmallInteger(), nullable=False),
        sa.Column("pin_rank", sa.SmallInteger(), nullable=True),
        sa.Column("pin_reason", sa.String(length=200), nullable=False),
        sa.Column("pin_until", sa.Date(), nullable=True),
        sa.Column("distance", sa.SmallInteger(), nullable=True),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.Column("manager_id", Id, nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["manager_id"], ["managers.id"], name=op.f("fk_contacts_manager_id_managers")
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_contacts_organization_id_organizations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacts")),
        sa.UniqueConstraint("uid", name=op.f("uq_contacts_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("contacts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contacts_manager_id"), ["manager_id"], unique=False)
        batch_op.create_index("ix_contacts_name", ["name"], unique=False)
        batch_op.create_index(
            "ix_contacts_birth_solar",
            ["birth_solar"],
            unique=False,
            sqlite_where=sa.text("birth_solar IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_contacts_birth_lunar",
            ["birth_lunar_month", "birth_lunar_day"],
            unique=False,
            sqlite_where=sa.text("birth_lunar_month IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_contacts_pin_until",
            ["pin_until"],
            unique=False,
            sqlite_where=sa.text("pin_until IS NOT NULL"),
        )
        batch_op.create_index(batch_op.f("ix_contacts_native_code"), ["native_code"], unique=False)
        batch_op.create_index(batch_op.f("ix_contacts_organization_id"), ["organization_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_contacts_phone"), ["phone"], unique=False)
        batch_op.create_index(
            "ix_contacts_priority",
            [
                "is_me",
                "tier_rank",
                sa.literal_column("first_sum DESC"),
                sa.literal_column("second_sum DESC"),
                "third_sum",
                "clock_ordinal",
                "sort_key",
            ],
            unique=False,
        )

    op.create_table(
        "import_batches",
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("file", sa.String(length=400), nullable=False),
        sa.Column("format", sa.String(length=12), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("header_row", sa.Integer(), nullable=True),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("merged", sa.Integer(), nullable=False),
        sa.Column("skipped", sa.Integer(), nullable=False),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.Column("step_id", Id, nullable=True),
        sa.Column("taken_back_at", sa.DateTime(), nullable=True),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.Column("manager_id", Id, nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["manager_id"], ["managers.id"], name=op.f("fk_import_batches_manager_id_managers")
        ),
        sa.ForeignKeyConstraint(
            ["step_id"], ["journal_steps.id"], name=op.f("fk_import_batches_step_id_journal_steps")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batches")),
        sa.UniqueConstraint("uid", name=op.f("uq_import_batches_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("import_batches", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_import_batches_manager_id"), ["manager_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_import_batches_step_id"), ["step_id"], unique=False)

    op.create_table(
        "journal_changes",
        sa.Column("step_id", Id, nullable=False),
        sa.Column("table_name", sa.String(length=40), nullable=False),
        sa.Column("row_id", Id, nullable=False),
        sa.Column("last_id", Id, nullable=False),
        sa.Column("action", sa.String(length=6), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["step_id"], ["journal_steps.id"], name=op.f("fk_journal_changes_step_id_journal_steps")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_changes")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("journal_changes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_journal_changes_step_id"), ["step_id"], unique=False)
        batch_op.create_index("ix_journal_changes_table_name_row_id", ["table_name", "row_id"], unique=False)

    op.create_table(
        "visit_details",
        sa.Column("interaction_id", Id, nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("purpose", sa.String(length=300), nullable=False),
        sa.Column("first_meeting", sa.Boolean(), nullable=False),
        sa.Column("checklist", sa.String(length=120), nullable=False),
        sa.Column("topics", sa.String(length=300), nullable=False),
        sa.Column("learned", sa.Text(), nullable=False),
        sa.Column("gladly", sa.String(length=300), nullable=False),
        sa.Column("products", sa.String(length=300), nullable=False),
        sa.Column("wants_said", sa.String(length=300), nullable=False),
        sa.Column("wants_implied", sa.String(length=300), nullable=False),
        sa.Column("mood", sa.String(length=16), nullable=False),
        sa.Column("ended_by", sa.String(length=16), nullable=False),
        sa.Column("ended_why", sa.String(length=200), nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["interaction_id"], ["interactions.id"], name=op.f("fk_visit_details_interaction_id_interactions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_details")),
        sa.UniqueConstraint("interaction_id", name=op.f("uq_visit_details_interaction_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "addresses",
        sa.Column("contact_id", Id, nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("text", sa.String(length=300), nullable=False),
        sa.Column("code", sa.String(length=6), nullable=True),
        sa.Column("postcode", sa.String(length=10), nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_addresses_contact_id_contacts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_addresses")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("addresses", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_addresses_contact_id"), ["contact_id"], unique=False)

    op.create_table(
        "assessments",
        sa.Column("contact_id", Id, nullable=False),
        sa.Column("factor", sa.String(length=32), nullable=False),
        sa.Column("class", sa.SmallInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("source", sa.String(length=60), nullable=False),
        sa.Column("evidence", sa.String(length=300), nullable=False),
        sa.Column("manager_id", Id, nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_assessments_contact_id_contacts")
        ),
        sa.ForeignKeyConstraint(
            ["manager_id"], ["managers.id"], name=op.f("fk_assessments_manager_id_managers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessments")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("assessments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_assessments_contact_id"), ["contact_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_assessments_manager_id"), ["manager_id"], unique=False)
        batch_op.create_index("uq_assessments_contact_id_factor", ["contact_id", "factor"], unique=True)

    op.create_table(
        "call_sheet_rows",
        sa.Column("sheet_id", Id, nullable=False),
        sa.Column("row", sa.SmallInteger(), nullable=False),
        sa.Column("contact_id", Id, nullable=False),
        sa.Column("tier", sa.String(length=8), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("salutation", sa.String(length=60), nullable=False),
        sa.Column("organization", sa.String(length=200), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("last_contact", sa.String(length=60), nullable=False),
        sa.Column("reason_kind", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("opener", sa.String(length=300), nullable=False),
        sa.Column("result", sa.String(length=16), nullable=True),
        sa.Column("interaction_id", Id, nullable=True),
        sa.Column("typed_at", sa.DateTime(), nullable=True),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_call_sheet_rows_contact_id_contacts")
        ),
        sa.ForeignKeyConstraint(
            ["interaction_id"],
            ["interactions.id"],
            name=op.f("fk_call_sheet_rows_interaction_id_interactions"),
        ),
        sa.ForeignKeyConstraint(
            ["sheet_id"], ["call_sheets.id"], name=op.f("fk_call_sheet_rows_sheet_id_call_sheets")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_sheet_rows")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("call_sheet_rows", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_call_sheet_rows_contact_id"), ["contact_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_call_sheet_rows_interaction_id"), ["interaction_id"], unique=False
        )
        batch_op.create_index("uq_call_sheet_rows_sheet_id_row", ["sheet_id", "row"], unique=True)

    op.create_table(
        "contact_points",
        sa.Column("contact_id", Id, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("value", sa.String(length=200), nullable=False),
        sa.Column("label", sa.String(length=60), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("unsure", sa.Boolean(), nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_contact_points_contact_id_contacts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_points")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("contact_points", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contact_points_contact_id"), ["contact_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_contact_points_value"), ["value"], unique=False)

    op.create_table(
        "educations",
        sa.Column("contact_id", Id, nullable=False),
        sa.Column("school_id", Id, nullable=True),
        sa.Column("stage", sa.String(length=16), nullable=True),
        sa.Column("class_name", sa.String(length=120), nullable=False),
        sa.Column("major", sa.String(length=120), nullable=False),
        sa.Column("from_year", sa.SmallInteger(), nullable=True),
        sa.Column("to_year", sa.SmallInteger(), nullable=True),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_educations_contact_id_contacts")
        ),
        sa.ForeignKeyConstraint(
            ["school_id"], ["organizations.id"], name=op.f("fk_educations_school_id_organizations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_educations")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("educations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_educations_contact_id"), ["contact_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_educations_school_id"), ["school_id"], unique=False)

    op.create_table(
        "employments",
        sa.Column("contact_id", Id, nullable=False),
        sa.Column("organization_id", Id, nullable=True),
        sa.Column("department", sa.String(length=120), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("since", sa.String(length=10), nullable=True),
        sa.Column("until", sa.String(length=10), nullable=True),
        sa.Column("is_present", sa.Boolean(), nullable=False),
        sa.Column("is_primary", sa.Boolean(), nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_employments_contact_id_contacts")
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_employments_organization_id_organizations"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_employments")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("employments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_employments_contact_id"), ["contact_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_employments_organization_id"), ["organization_id"], unique=False)

    op.create_table(
        "import_problems",
        sa.Column("batch_id", Id, nullable=False),
        sa.Column("sheet", sa.String(length=120), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("column", sa.String(length=200), nullable=False),
        sa.Column("value", sa.String(length=300), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batches.id"], name=op.f("fk_import_problems_batch_id_import_batches")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_problems")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("import_problems", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_import_problems_batch_id"), ["batch_id"], unique=False)

    op.create_table(
        "import_rows",
        sa.Column("batch_id", Id, nullable=False),
        sa.Column("sheet", sa.String(length=120), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(length=10), nullable=False),
        sa.Column("contact_id", Id, nullable=True),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batches.id"], name=op.f("fk_import_rows_batch_id_import_batches")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_rows")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("import_rows", schema=None) as batch_op:
        batch_op.create_index("ix_import_rows_batch_id_row", ["batch_id", "row"], unique=False)

    op.create_table(
        "map_positions",
        sa.Column("map_name", sa.String(length=60), nullable=False),
        sa.Column("contact_id", Id, nullable=False),
        sa.Column("x", sa.Float(), nullable=False),
        sa.Column("y", sa.Float(), nullable=False),
        sa.Column("pinned", sa.Boolean(), nullable=False),
        sa.Column("manager_id", Id, nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_map_positions_contact_id_contacts")
        ),
        sa.ForeignKeyConstraint(
            ["manager_id"], ["managers.id"], name=op.f("fk_map_positions_manager_id_managers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_map_positions")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("map_positions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_map_positions_contact_id"), ["contact_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_map_positions_manager_id"), ["manager_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_map_positions_map_name"), ["map_name"], unique=False)

    op.create_table(
        "memberships",
        sa.Column("cohort_id", Id, nullable=False),
        sa.Column("contact_id", Id, nullable=False),
        sa.Column("role", sa.String(length=60), nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohorts.id"], name=op.f("fk_memberships_cohort_id_cohorts")),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_memberships_contact_id_contacts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memberships")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_memberships_cohort_id"), ["cohort_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_memberships_contact_id"), ["contact_id"], unique=False)
        batch_op.create_index("uq_memberships_cohort_id_contact_id", ["cohort_id", "contact_id"], unique=True)

    op.create_table(
        "participations",
        sa.Column("interaction_id", Id, nullable=False),
        sa.Column("contact_id", Id, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_participations_contact_id_contacts")
        ),
        sa.ForeignKeyConstraint(
            ["interaction_id"],
            ["interactions.id"],
            name=op.f("fk_participations_interaction_id_interactions"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participations")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("participations", schema=None) as batch_op:
        batch_op.create_index("ix_participations_contact_id_day", ["contact_id", "day"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_participations_interaction_id"), ["interaction_id"], unique=False
        )

    op.create_table(
        "postponements",
        sa.Column("contact_id", Id, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("manager_id", Id, nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_postponements_contact_id_contacts")
        ),
        sa.ForeignKeyConstraint(
            ["manager_id"], ["managers.id"], name=op.f("fk_postponements_manager_id_managers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_postponements")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("postponements", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_postponements_contact_id"), ["contact_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_postponements_manager_id"), ["manager_id"], unique=False)

    op.create_table(
        "remarks",
        sa.Column("contact_id", Id, nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("interaction_id", Id, nullable=True),
        sa.Column("manager_id", Id, nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_remarks_contact_id_contacts")),
        sa.ForeignKeyConstraint(
            ["interaction_id"], ["interactions.id"], name=op.f("fk_remarks_interaction_id_interactions")
        ),
        sa.ForeignKeyConstraint(["manager_id"], ["managers.id"], name=op.f("fk_remarks_manager_id_managers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remarks")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("remarks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_remarks_contact_id"), ["contact_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_remarks_interaction_id"), ["interaction_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_remarks_manager_id"), ["manager_id"], unique=False)

    op.create_table(
        "special_days",
        sa.Column("contact_id", Id, nullable=False),
        sa.Column("label", sa.String(length=60), nullable=False),
        sa.Column("solar", sa.String(length=10), nullable=True),
        sa.Column("lunar_month", sa.SmallInteger(), nullable=True),
        sa.Column("lunar_day", sa.SmallInteger(), nullable=True),
        sa.Column("lunar_leap", sa.Boolean(), nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_special_days_contact_id_contacts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_special_days")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("special_days", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_special_days_contact_id"), ["contact_id"], unique=False)

    op.create_table(
        "taggings",
        sa.Column("contact_id", Id, nullable=False),
        sa.Column("tag_id", Id, nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_taggings_contact_id_contacts")
        ),
        sa.ForeignKeyConstraint(["tag_id"], ["tags.id"], name=op.f("fk_taggings_tag_id_tags")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_taggings")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("taggings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_taggings_contact_id"), ["contact_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_taggings_tag_id"), ["tag_id"], unique=False)
        batch_op.create_index("uq_taggings_contact_id_tag_id", ["contact_id", "tag_id"], unique=True)

    op.create_table(
        "tasks",
        sa.Column("contact_id", Id, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("due_time", sa.String(length=5), nullable=True),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("closed_day", sa.Date(), nullable=True),
        sa.Column("interaction_id", Id, nullable=True),
        sa.Column("closed_by_id", Id, nullable=True),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.Column("manager_id", Id, nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["closed_by_id"], ["interactions.id"], name=op.f("fk_tasks_closed_by_id_interactions")
        ),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_tasks_contact_id_contacts")),
        sa.ForeignKeyConstraint(
            ["interaction_id"], ["interactions.id"], name=op.f("fk_tasks_interaction_id_interactions")
        ),
        sa.ForeignKeyConstraint(["manager_id"], ["managers.id"], name=op.f("fk_tasks_manager_id_managers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tasks")),
        sa.UniqueConstraint("uid", name=op.f("uq_tasks_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("tasks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tasks_closed_by_id"), ["closed_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_tasks_contact_id"), ["contact_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_tasks_interaction_id"), ["interaction_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_tasks_manager_id"), ["manager_id"], unique=False)
        batch_op.create_index("ix_tasks_state_due", ["state", "due"], unique=False)

    op.create_table(
        "ties",
        sa.Column("from_id", Id, nullable=False),
        sa.Column("to_id", Id, nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("subkind", sa.String(length=32), nullable=True),
        sa.Column("role", sa.String(length=60), nullable=False),
        sa.Column("label", sa.String(length=60), nullable=False),
        sa.Column("closeness", sa.SmallInteger(), nullable=True),
        sa.Column("since", sa.String(length=10), nullable=True),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("added_day", sa.Date(), nullable=True),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.Column("manager_id", Id, nullable=False),
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["from_id"], ["contacts.id"], name=op.f("fk_ties_from_id_contacts")),
        sa.ForeignKeyConstraint(["manager_id"], ["managers.id"], name=op.f("fk_ties_manager_id_managers")),
        sa.ForeignKeyConstraint(["to_id"], ["contacts.id"], name=op.f("fk_ties_to_id_contacts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ties")),
        sa.UniqueConstraint("uid", name=op.f("uq_ties_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("ties", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ties_from_id"), ["from_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_ties_manager_id"), ["manager_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_ties_to_id"), ["to_id"], unique=False)


def downgrade() -> None:
    """Take the book back."""
    with op.batch_alter_table("ties", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ties_to_id"))
        batch_op.drop_index(batch_op.f("ix_ties_manager_id"))
        batch_op.drop_index(batch_op.f("ix_ties_from_id"))

    op.drop_table("ties")
    with op.batch_alter_table("tasks", schema=None) as batch_op:
        batch_op.drop_index("ix_tasks_state_due")
        batch_op.drop_index(batch_op.f("ix_tasks_manager_id"))
        batch_op.drop_index(batch_op.f("ix_tasks_interaction_id"))
        batch_op.drop_index(batch_op.f("ix_tasks_contact_id"))
        batch_op.drop_index(batch_op.f("ix_tasks_closed_by_id"))

    op.drop_table("tasks")
    with op.batch_alter_table("taggings", schema=None) as batch_op:
        batch_op.drop_index("uq_taggings_contact_id_tag_id")
        batch_op.drop_index(batch_op.f("ix_taggings_tag_id"))
        batch_op.drop_index(batch_op.f("ix_taggings_contact_id"))

    op.drop_table("taggings")
    with op.batch_alter_table("special_days", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_special_days_contact_id"))

    op.drop_table("special_days")
    with op.batch_alter_table("remarks", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_remarks_manager_id"))
        batch_op.drop_index(batch_op.f("ix_remarks_interaction_id"))
        batch_op.drop_index(batch_op.f("ix_remarks_contact_id"))

    op.drop_table("remarks")
    with op.batch_alter_table("postponements", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_postponements_manager_id"))
        batch_op.drop_index(batch_op.f("ix_postponements_contact_id"))

    op.drop_table("postponements")
    with op.batch_alter_table("participations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_participations_interaction_id"))
        batch_op.drop_index("ix_participations_contact_id_day")

    op.drop_table("participations")
    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.drop_index("uq_memberships_cohort_id_contact_id")
        batch_op.drop_index(batch_op.f("ix_memberships_contact_id"))
        batch_op.drop_index(batch_op.f("ix_memberships_cohort_id"))

    op.drop_table("memberships")
    with op.batch_alter_table("map_positions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_map_positions_map_name"))
        batch_op.drop_index(batch_op.f("ix_map_positions_manager_id"))
        batch_op.drop_index(batch_op.f("ix_map_positions_contact_id"))

    op.drop_table("map_positions")
    with op.batch_alter_table("import_rows", schema=None) as batch_op:
        batch_op.drop_index("ix_import_rows_batch_id_row")

    op.drop_table("import_rows")
    with op.batch_alter_table("import_problems", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_import_problems_batch_id"))

    op.drop_table("import_problems")
    with op.batch_alter_table("employments", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_employments_organization_id"))
        batch_op.drop_index(batch_op.f("ix_employments_contact_id"))

    op.drop_table("employments")
    with op.batch_alter_table("educations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_educations_school_id"))
        batch_op.drop_index(batch_op.f("ix_educations_contact_id"))

    op.drop_table("educations")
    with op.batch_alter_table("contact_points", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_contact_points_value"))
        batch_op.drop_index(batch_op.f("ix_contact_points_contact_id"))

    op.drop_table("contact_points")
    with op.batch_alter_table("call_sheet_rows", schema=None) as batch_op:
        batch_op.drop_index("uq_call_sheet_rows_sheet_id_row")
        batch_op.drop_index(batch_op.f("ix_call_sheet_rows_interaction_id"))
        batch_op.drop_index(batch_op.f("ix_call_sheet_rows_contact_id"))

    op.drop_table("call_sheet_rows")
    with op.batch_alter_table("assessments", schema=None) as batch_op:
        batch_op.drop_index("uq_assessments_contact_id_factor")
        batch_op.drop_index(batch_op.f("ix_assessments_manager_id"))
        batch_op.drop_index(batch_op.f("ix_assessments_contact_id"))

    op.drop_table("assessments")
    with op.batch_alter_table("addresses", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_addresses_contact_id"))

    op.drop_table("addresses")
    op.drop_table("visit_details")
    with op.batch_alter_table("journal_changes", schema=None) as batch_op:
        batch_op.drop_index("ix_journal_changes_table_name_row_id")
        batch_op.drop_index(batch_op.f("ix_journal_changes_step_id"))

    op.drop_table("journal_changes")
    with op.batch_alter_table("import_batches", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_import_batches_step_id"))
        batch_op.drop_index(batch_op.f("ix_import_batches_manager_id"))

    op.drop_table("import_batches")
    with op.batch_alter_table("contacts", schema=None) as batch_op:
        batch_op.drop_index("ix_contacts_pin_until")
        batch_op.drop_index("ix_contacts_birth_lunar")
        batch_op.drop_index("ix_contacts_birth_solar")
        batch_op.drop_index("ix_contacts_priority")
        batch_op.drop_index(batch_op.f("ix_contacts_phone"))
        batch_op.drop_index(batch_op.f("ix_contacts_organization_id"))
        batch_op.drop_index(batch_op.f("ix_contacts_native_code"))
        batch_op.drop_index("ix_contacts_name")
        batch_op.drop_index(batch_op.f("ix_contacts_manager_id"))

    op.drop_table("contacts")
    with op.batch_alter_table("cohorts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_cohorts_organization_id"))
        batch_op.drop_index(batch_op.f("ix_cohorts_name"))
        batch_op.drop_index(batch_op.f("ix_cohorts_manager_id"))

    op.drop_table("cohorts")
    with op.batch_alter_table("tags", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tags_manager_id"))

    op.drop_table("tags")
    with op.batch_alter_table("own_factors", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_own_factors_manager_id"))

    op.drop_table("own_factors")
    with op.batch_alter_table("organizations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_organizations_match_key"))
        batch_op.drop_index(batch_op.f("ix_organizations_manager_id"))

    op.drop_table("organizations")
    with op.batch_alter_table("journal_steps", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_journal_steps_undone_by_id"))
        batch_op.drop_index(batch_op.f("ix_journal_steps_undoes_id"))
        batch_op.drop_index(batch_op.f("ix_journal_steps_manager_id"))

    op.drop_table("journal_steps")
    with op.batch_alter_table("interactions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_interactions_manager_id"))
        batch_op.drop_index(batch_op.f("ix_interactions_day"))

    op.drop_table("interactions")
    with op.batch_alter_table("call_sheets", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_call_sheets_manager_id"))

    op.drop_table("call_sheets")
    with op.batch_alter_table("book_settings", schema=None) as batch_op:
        batch_op.drop_index("uq_book_settings_manager_id_key")
        batch_op.drop_index(batch_op.f("ix_book_settings_manager_id"))

    op.drop_table("book_settings")
    op.drop_table("managers")
    op.drop_table("call_sheet_counters")
