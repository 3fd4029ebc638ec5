using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Architecture.Tests;

/// <summary>Every dependency has one exact version, in one file.</summary>
public sealed partial class PackageTests
{
    private static readonly XDocument s_versions = XDocument.Parse(Repository.Read("Directory.Packages.props"));
    private static readonly XDocument s_everywhere = XDocument.Parse(Repository.Read("Directory.Build.props"));

    [Fact]
    public void Versions_are_managed_centrally_and_cannot_be_overridden()
    {
        Assert.Equal("true", Setting("ManagePackageVersionsCentrally"));
        Assert.Equal("true", Setting("CentralPackageTransitivePinningEnabled"));
        Assert.Equal("false", Setting("CentralPackageVersionOverrideEnabled"));

        static string? Setting(string name) => s_versions.Descendants(name).SingleOrDefault()?.Value;
    }

    [Fact]
    public void Project_files_name_packages_and_no_versions()
    {
        var versioned =
            from file in Repository
                .Projects()
                .Select(project => (project.Path, project.Xml))
                .Append((Path: "Directory.Build.props", Xml: s_everywhere))
            from package in file.Xml.Descendants("PackageReference")
            where
                package.Attribute("Version") is not null
                || package.Attribute("VersionOverride") is not null
                || package.HasElements
            select $"{file.Path}: {package}";

        Assert.Empty(versioned);
    }

    [Fact]
    public void Every_named_package_has_a_version()
    {
        var known = Versions().Select(version => version.Package).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var named = Repository
            .Projects()
            .SelectMany(project => project.PackageReferences)
            .Concat(s_everywhere.Descendants("PackageReference").Select(item => (string)item.Attribute("Include")!));

        Assert.Empty(named.Where(package => !known.Contains(package)).Distinct());
    }

    [Fact]
    public void Every_version_is_exact_and_given_once()
    {
        var properties = XDocument.Parse(Repository.Read("sdk/FunctionsSdk.props")).Descendants();
        var inexact =
            from version in Versions()
            let value = PropertyOnly().Match(version.Version) is { Success: true } match
                ? properties.Single(item => item.Name == match.Groups["name"].Value).Value
                : version.Version
            where !Exact().IsMatch(value)
            select $"{version.Package} {value}";

        Assert.Empty(inexact);
        Assert.Distinct(Versions().Select(version => version.Package), StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void Every_project_is_in_the_solution_and_locks_its_packages()
    {
        var solution = Repository.Read("Funding.sln").Replace('\\', '/');
        Assert.All(
            Repository.Projects(),
            project =>
            {
                Assert.Contains(project.Path, solution, StringComparison.Ordinal);
                var folder = Path.GetDirectoryName(project.Path)!;
                Assert.True(File.Exists(Path.Combine(Repository.Root, folder, "packages.lock.json")), project.Path);
            }
        );
    }

    private static List<(string Package, string Version)> Versions() =>
        [
            .. s_versions
                .Descendants("PackageVersion")
                .Select(item => ((string)item.Attribute("Include")!, (string)item.Attribute("Version")!)),
        ];

    [GeneratedRegex(@"^\$\((?<name>\w+)\)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PropertyOnly();

    [GeneratedRegex(
        @"^\d+(\.\d+){1,3}(-[0-9A-Za-z.-]+)?$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Exact();
}
