using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck.Xunit;

namespace Funding.Core.Tests;

public sealed class FormMergeTests
{
    private const int Pairs = 500;

    [Property(Arbitrary = [typeof(FormEdits)], MaxTest = Pairs)]
    public void Nothing_that_anybody_has_written_is_lost(TwoEditors two)
    {
        var merged = FormMerge.Of(two.Read, two.Saved, two.Typed);

        var kept = Texts(merged.Form).Concat(merged.Replaced.Select(r => r.Text)).ToHashSet();
        var written = Texts(two.Saved).Concat(Texts(two.Typed)).Except(Texts(two.Read));
        Assert.Empty(written.Except(kept));
    }

    [Property(Arbitrary = [typeof(FormEdits)], MaxTest = Pairs)]
    public void What_only_one_has_changed_stands_and_on_the_same_field_the_last_writer_wins(TwoEditors two)
    {
        var merged = FormMerge.Of(two.Read, two.Saved, two.Typed);

        foreach (
            var field in (string[])
                ["title", "background", "purpose", "participants", "period/end", "applicant/contact/name", "answers/q1"]
        )
        {
            var (read, saved, typed) = (At(two.Read, field), At(two.Saved, field), At(two.Typed, field));
            Assert.Equal(typed == read ? saved : typed, At(merged.Form, field));
            var wroteOver = typed != read && saved != read && typed != saved && saved.Length > 0;
            Assert.Equal(
                wroteOver ? [saved] : [],
                merged.Replaced.Where(r => r.Field == "/" + field).Select(r => r.Text)
            );
        }
    }

    [Property(Arbitrary = [typeof(FormEdits)], MaxTest = Pairs)]
    public void Whoever_is_alone_gets_just_what_was_typed(TwoEditors two)
    {
        Assert.Equal(Json(two.Typed), Json(FormMerge.Of(two.Read, two.Read, two.Typed).Form));
        Assert.Equal(Json(two.Saved), Json(FormMerge.Of(two.Read, two.Saved, two.Read).Form));
        Assert.Equal(Json(two.Saved), Json(FormMerge.Of(two.Read, two.Saved, two.Saved).Form));
        Assert.Empty(FormMerge.Of(two.Read, two.Read, two.Typed).Replaced);
    }

    [Property(Arbitrary = [typeof(FormEdits)], MaxTest = Pairs)]
    public void A_save_that_is_sent_twice_changes_nothing_the_second_time(TwoEditors two)
    {
        var once = FormMerge.Of(two.Read, two.Saved, two.Typed).Form;

        var twice = FormMerge.Of(two.Read, once, two.Typed);

        Assert.Equal(Json(once), Json(twice.Form));
        Assert.Empty(twice.Replaced);
    }

    [Property(Arbitrary = [typeof(FormEdits)], MaxTest = Pairs)]
    public void A_budget_whose_sums_agreed_for_both_agrees_for_both_together(TwoEditors two)
    {
        var budget = FormMerge.Of(two.Read, two.Saved, two.Typed).Form.Budget;

        Assert.Equal(BudgetSums.Sought(budget), budget.Sought);
    }

    [Fact]
    public void Two_people_who_write_in_different_fields_both_see_their_text_saved()
    {
        var (saved, typed) = (Samples.Form with { Background = "Anna" }, Samples.Form with { Risks = "Bo" });

        var merged = FormMerge.Of(Samples.Form, saved, typed);

        Assert.Equal(("Anna", "Bo"), (merged.Form.Background, merged.Form.Risks));
        Assert.Empty(merged.Replaced);
    }

    [Fact]
    public void Two_people_who_add_rows_both_have_theirs()
    {
        var merged = FormMerge.Of(
            Samples.Form,
            Samples.Form with
            {
                Goals = [.. Samples.Form.Goals, Goal("Annas")],
            },
            Samples.Form with
            {
                Goals = [.. Samples.Form.Goals, Goal("Bos")],
            }
        );

        Assert.Equal(["Fler i arbete", "Annas", "Bos"], merged.Form.Goals.Select(g => g.Description));
    }

    [Fact]
    public void A_row_that_one_removes_while_the_other_writes_in_it_stays()
    {
        var merged = FormMerge.Of(
            Samples.Form,
            Samples.Form with
            {
                Goals = [Samples.Form.Goals[0] with { Measure = "Nytt mått" }],
            },
            Samples.Form with
            {
                Goals = [],
            }
        );

        Assert.Equal("Nytt mått", Assert.Single(merged.Form.Goals).Measure);
    }

    [Fact]
    public void Two_people_in_different_cells_of_one_budget_row_of_the_grid_both_count_in_the_sum()
    {
        var merged = FormMerge.Of(
            Samples.Form,
            Cost(Samples.Form, new(2028, CostType.Travel, Samples.Kr(10_000))),
            Cost(Samples.Form, new(2028, CostType.Material, Samples.Kr(5_000)))
        );

        Assert.Equal(Samples.Kr(715_000), merged.Form.Budget.Sought.Single(s => s.Year == 2028).Amount);
        Assert.Empty(merged.Replaced);
    }

    private static ApplicationForm Cost(ApplicationForm form, BudgetRow row)
    {
        var budget = form.Budget with { Rows = [.. form.Budget.Rows, row] };
        return form with { Budget = budget with { Sought = BudgetSums.Sought(budget) } };
    }

    private static Goal Goal(string description) => new() { Description = description, Measure = "Mått" };

    private static string Json(ApplicationForm form) =>
        JsonSerializer.Serialize(form, CoreJson.Default.ApplicationForm);

    private static string At(ApplicationForm form, string path) =>
        path.Split('/').Aggregate((JsonNode?)Node(form), (node, name) => node?[name])?.ToString() ?? "";

    private static JsonNode Node(ApplicationForm form) => JsonNode.Parse(Json(form))!;

    private static IEnumerable<string> Texts(ApplicationForm form) => Texts(Node(form)).Where(t => t.Length > 0);

    private static IEnumerable<string> Texts(JsonNode? node) =>
        node switch
        {
            JsonObject o => o.SelectMany(p => Texts(p.Value)),
            JsonArray a => a.SelectMany(Texts),
            JsonValue v when v.GetValueKind() == JsonValueKind.String => [v.GetValue<string>()],
            _ => [],
        };
}
