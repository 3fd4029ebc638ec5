using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Funding.Core;
using Funding.Core.Tests;
using Funding.Functions.Http.Listing;
using Funding.Functions.Http.Pages;
using Funding.Functions.Storage;

namespace Funding.Functions.Tests.Storage;

public sealed class ExportTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+46 480", "'+46 480")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("＝1", "'＝1")]
    [InlineData("Ung; framåt", "\"Ung; framåt\"")]
    [InlineData("Kallas \"Steget\"", "\"Kallas \"\"Steget\"\"\"")]
    [InlineData("2 = 2", "2 = 2")]
    public void What_a_spreadsheet_would_run_is_made_a_text(string title, string cell) =>
        Assert.Equal($"{cell}\r\n", CsvSheet.Line([new ExportCell(title)]));

    [Fact]
    public void Amounts_and_days_are_written_as_Swedish_spreadsheets_read_them() =>
        Assert.Equal(
            "1250000,5;-3;2027-03-12;\r\n",
            CsvSheet.Line([
                new(null, 1_250_000.50m),
                new(null, -3),
                new(null, Day: new DateOnly(2027, 3, 12)),
                new(null),
            ])
        );

    [Fact]
    public async Task The_workbook_holds_texts_as_texts_amounts_as_numbers_and_days_as_days()
    {
        using var file = new MemoryStream();

        await XlsxSheet.WriteAsync(file, "Ärenden", ["Projekt", "Sökt", "Datum"], Rows(), default);

        file.Position = 0;
        using var archive = new ZipArchive(file);
        foreach (var entry in archive.Entries)
        {
            using var part = entry.Open();
            Assert.NotNull(XDocument.Load(part).Root);
        }
        using var sheet = archive.GetEntry("xl/worksheets/sheet1.xml")!.Open();
        XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        var rows = XDocument.Load(sheet).Descendants(main + "row").ToList();
        Assert.Equal(["Projekt", "Sökt", "Datum"], rows[0].Descendants(main + "t").Select(t => t.Value));
        Assert.Equal("=1 <&> ", Assert.Single(rows[1].Descendants(main + "t")).Value);
        Assert.Equal(["1250000.50", "46458"], rows[1].Descendants(main + "v").Select(v => v.Value));

        static async IAsyncEnumerable<IReadOnlyList<ExportCell>> Rows()
        {
            await Task.Yield();
            yield return [new("=1 <&>\u0001 "), new(null, 1_250_000.50m), new(null, Day: new DateOnly(2027, 3, 12))];
        }
    }

    [Fact]
    public void A_page_knows_the_ways_to_the_pages_before_it_and_no_address_grows_for_ever()
    {
        var trail = PageTrail.Of(null);
        Assert.Null(trail.Text);
        for (var page = 1; page <= 30; page++)
        {
            trail = PageTrail.Of(trail.Next($"!key|{page}").Text);
        }

        Assert.Equal("!key|30", trail.From);
        Assert.InRange(Encoding.UTF8.GetByteCount(trail.Text!), 1, 200);
        for (var page = 29; page >= 20; page--)
        {
            trail = PageTrail.Of(trail.Previous().Text);
            Assert.Equal($"!key|{page}", trail.From);
        }
        Assert.Null(trail.Previous().Text);
        Assert.Null(PageTrail.Of(PageTrail.Of(null).Next("!a").Text).Previous().Text);
    }
}

[Collection(AzuriteTests.Name)]
public sealed class OwnListsTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_view_belongs_to_a_person_and_a_name_said_twice_is_one_view()
    {
        await using var world = new StorageWorld(azurite);
        var views = (await world.StartAsync()).Get<SavedViewStore>();
        var active = CaseFilter.All with { Stage = ApplicationStage.Active };

        Assert.True(await views.SaveAsync("karin", "Pågående", CaseFilter.All with { Text = "x" }, default));
        Assert.True(await views.SaveAsync("karin", "pågående", active, default));

        var view = Assert.Single(await views.ListAsync("karin", default));
        Assert.Equal(("pågående", "stage=active"), (view.Name, view.Query));
        Assert.Empty(await views.ListAsync("johan", default));
        await views.RemoveAsync("johan", view.Id, default);
        Assert.Single(await views.ListAsync("karin", default));
        await views.RemoveAsync("karin", view.Id, default);
        await views.RemoveAsync("karin", view.Id, default);
        Assert.Empty(await views.ListAsync("karin", default));
        for (var n = 0; n < SavedViewStore.Most; n++)
        {
            Assert.True(await views.SaveAsync("karin", $"Vy {n}", active, default));
        }
        Assert.False(await views.SaveAsync("karin", "En till", active, default));
        Assert.True(await views.SaveAsync("karin", "Vy 7", CaseFilter.All with { Year = 2027 }, default));
    }

    [Fact]
    public async Task Lists_that_were_lost_or_come_from_an_earlier_release_are_rebuilt_page_by_page()
    {
        await using var world = new StorageWorld(azurite);
        var process = await world.StartAsync();
        for (var n = 0; n < 3; n++)
        {
            var id = new ApplicationId(new Guid(n + 1, 0, 0, new byte[8]));
            await ChangeAsync(process, id, StoredLife.Draft with { Id = id }, People.Editor);
            await ChangeAsync(
                process,
                id,
                new ApplicationCommand.SubmitApplication(Samples.Association),
                People.Signatory
            );
        }
        var (finder, table) = (process.Get<CaseFinder>(), process.Get<StorageClients>().Views);
        var before = await finder.FindAsync(CaseFilter.All, null, 10, default);
        Assert.Equal(3, before.Rows.Count);
        await foreach (var row in table.QueryAsync<Azure.Data.Tables.TableEntity>("PartitionKey eq 'applications'"))
        {
            // The heads stay, as those of an earlier release do: the version that they show is the latest.
            if (row.RowKey.StartsWith("application|", StringComparison.Ordinal))
            {
                row["Keys"] = "";
                await table.UpdateEntityAsync(row, row.ETag, Azure.Data.Tables.TableUpdateMode.Replace);
            }
            else
            {
                await table.DeleteEntityAsync(row.PartitionKey, row.RowKey);
            }
        }
        Assert.Empty((await finder.FindAsync(CaseFilter.All, null, 10, default)).Rows);

        var rebuild = process.Get<ListRebuild>();
        var (first, last) = await rebuild.NextAsync(null, 2, default);
        var (second, end) = await rebuild.NextAsync(last, 2, default);

        Assert.Equal((2, 1, null), (first, second, end));
        Assert.Equal(before.Rows, (await finder.FindAsync(CaseFilter.All, null, 10, default)).Rows);
    }

    private static async Task ChangeAsync(
        StorageProcess process,
        ApplicationId id,
        ApplicationCommand command,
        Actor actor
    ) =>
        Assert.IsType<ChangeResult.Changed>(
            await process.Store.ChangeAsync(process.Client, id, command, actor, null, default)
        );
}
